import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { worksQuery } from "../../lib/queries.ts";
import { buttonClass } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Gallery } from "../../ui/Gallery.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { GallerySkeleton } from "./GallerySkeleton.tsx";
import { Hero } from "./Hero.tsx";
import { KindFilter } from "./KindFilter.tsx";

/** The works, of all campaigns, newest first; above them, in three lines, what this is. */
export function HomePage() {
  const { apiUrl } = useConfig();
  const { kind } = useSearch({ from: "/" });
  const works = useInfiniteQuery(worksQuery(apiUrl, { kind }));
  return (
    <Page title="Colophon" hideHeader>
      <Hero />
      <section aria-label="Works" style={{ display: "grid", gap: "var(--space-6)" }}>
        <KindFilter kind={kind} />
        <QueryView query={works} pending={<GallerySkeleton />}>
          {(data) => {
            const all = data.pages.flatMap((page) => page.items);
            if (all.length === 0) return <NoWorks filtered={kind !== undefined} />;
            return (
              <>
                <Gallery
                  works={all}
                  hasMore={works.hasNextPage}
                  loadingMore={works.isFetchingNextPage}
                  onMore={() => void works.fetchNextPage()}
                />
                <p style={{ color: "var(--ink-soft)" }}>
                  Works in review aren’t shown here yet. Yours are under <Link to="/me">My works</Link>.
                </p>
              </>
            );
          }}
        </QueryView>
      </section>
    </Page>
  );
}

function NoWorks({ filtered }: { filtered: boolean }) {
  if (filtered) {
    return (
      <EmptyState
        title="No work of this kind yet"
        actions={
          <Link to="/" className={buttonClass()}>
            All works
          </Link>
        }
      />
    );
  }
  return (
    <EmptyState
      title="Not one work has been accepted yet"
      actions={
        <Link to="/campaigns" className={buttonClass()}>
          See the campaigns
        </Link>
      }
    >
      Works appear here once a campaign's review has accepted them.
    </EmptyState>
  );
}
