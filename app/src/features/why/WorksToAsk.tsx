import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { worksQuery } from "../../lib/queries.ts";
import { Address } from "../../ui/Address.tsx";
import { Button } from "../../ui/Button.tsx";
import sections from "../../ui/Sections.module.css";
import styles from "./Why.module.css";

/** A campaign's accepted works, for whoever has no address at hand: each leads to its explanation. */
export function WorksToAsk({ campaign }: { campaign: number }) {
  const { apiUrl } = useConfig();
  const search = useSearch({ from: "/campaigns/$campaign/why/{-$subject}" });
  const works = useInfiniteQuery(worksQuery(apiUrl, { campaign, standing: "accepted", sort: "oldest" }));
  const all = works.data?.pages.flatMap((page) => page.items) ?? [];
  if (all.length === 0) return null;
  return (
    <section className={sections.section} aria-labelledby="works">
      <h2 id="works">Or one of the accepted works</h2>
      <ul className={styles.works}>
        {all.map(({ id, title, author }) => (
          <li key={id}>
            <Link
              to="/campaigns/$campaign/why/{-$subject}"
              params={{ campaign: String(campaign), subject: id }}
              search={search}
            >
              {title ?? "A work without a title"}
            </Link>
            <span className={styles.by}>
              by <Address value={author} />
            </span>
          </li>
        ))}
      </ul>
      {works.hasNextPage && (
        <div>
          <Button size="small" busy={works.isFetchingNextPage} onClick={() => void works.fetchNextPage()}>
            More works
          </Button>
        </div>
      )}
    </section>
  );
}
