import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { REASONS } from "@colophon/sdk/ids/reasons.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { type WorksFilter, worksQuery } from "../../lib/queries.ts";
import { buttonClass } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Gallery } from "../../ui/Gallery.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { VerdictNote } from "../../ui/VerdictNote.tsx";
import styles from "./Rewards.module.css";

interface MyWorksProps {
  filter: WorksFilter;
  account: string;
  /** What is drawn where there is none; a call to contribute by default. */
  empty?: ReactNode;
}

/** An account's works in every standing; on those that weren't accepted, why. */
export function MyWorks({ filter, account, empty = <Contribute /> }: MyWorksProps) {
  const { apiUrl } = useConfig();
  const works = useInfiniteQuery(worksQuery(apiUrl, { ...filter, standing: "any", verification: "any" }));
  return (
    <QueryView query={works}>
      {(data) => {
        const all = data.pages.flatMap((page) => page.items);
        if (all.length === 0) return empty;
        return (
          <>
            <Rejections works={all.filter((work) => work.standing === "rejected" && work.author === account)} />
            <Gallery
              works={all}
              showStanding
              hasMore={works.hasNextPage}
              loadingMore={works.isFetchingNextPage}
              onMore={() => void works.fetchNextPage()}
            />
          </>
        );
      }}
    </QueryView>
  );
}

function Contribute() {
  return (
    <EmptyState
      title="Nothing here yet"
      actions={
        <Link to="/contribute" className={buttonClass()}>
          Contribute a work
        </Link>
      }
    />
  );
}

function Rejections({ works }: { works: readonly ApiWork[] }) {
  if (works.length === 0) return null;
  return (
    <ul className={styles.rejections}>
      {works.map((work) => (
        <li key={work.id}>
          <Link to="/works/$id" params={{ id: work.id }}>
            {work.title}
          </Link>{" "}
          wasn't accepted. {REASONS.find(({ code }) => code === work.verdict?.reason)?.sentence}
          {work.verdict !== null && <VerdictNote digest={work.verdict.note} />}
        </li>
      ))}
    </ul>
  );
}
