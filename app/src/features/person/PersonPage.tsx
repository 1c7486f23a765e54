import { useInfiniteQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { shorten } from "../../lib/format.ts";
import { useName } from "../../lib/names.ts";
import { type WorksFilter, worksQuery } from "../../lib/queries.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Gallery } from "../../ui/Gallery.tsx";
import { Hash } from "../../ui/Hash.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { Tabs } from "../../ui/Tabs.tsx";

/** What an account made, is credited in, and holds: three different things. */
export function PersonPage() {
  const { address } = useParams({ from: "/people/$address" });
  const account = address.toLowerCase();
  const name = useName(account);
  if (!/^0x[0-9a-f]{40}$/.test(account)) {
    return (
      <Page title="No such account">
        <EmptyState title="This is no account's address">
          An address is 0x and 40 hex digits; this one is mistyped, or was cut.
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={name ?? shorten(account)} lead={<Hash value={account} label="address" full />}>
      <Tabs
        label="Works"
        items={[
          {
            value: "made",
            label: "Made",
            content: <Works filter={{ author: account }} empty="made no accepted work yet" />,
          },
          {
            value: "credited",
            label: "Credited in",
            content: <Works filter={{ credited: account }} empty="is credited in no accepted work yet" />,
          },
          { value: "owned", label: "Holds", content: <Works filter={{ owner: account }} empty="holds no work" /> },
        ]}
      />
    </Page>
  );
}

function Works({ filter, empty }: { filter: WorksFilter; empty: string }) {
  const { apiUrl } = useConfig();
  const works = useInfiniteQuery(worksQuery(apiUrl, filter));
  return (
    <QueryView query={works}>
      {(data) => {
        const all = data.pages.flatMap((page) => page.items);
        return all.length === 0 ? (
          <EmptyState title={`This account ${empty}`} />
        ) : (
          <Gallery
            works={all}
            hasMore={works.hasNextPage}
            loadingMore={works.isFetchingNextPage}
            onMore={() => void works.fetchNextPage()}
          />
        );
      }}
    </QueryView>
  );
}
