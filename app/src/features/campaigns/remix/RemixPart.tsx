import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { workQuery } from "../../../lib/queries.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Media } from "../../../ui/Media.tsx";
import { Skeleton } from "../../../ui/Progress.tsx";
import { QueryView } from "../../../ui/QueryView.tsx";
import type { FormatProps } from "../formatProps.ts";
import { PairView } from "./PairView.tsx";
import { type Pair, pairsOf } from "./pairsOf.ts";
import styles from "./Remix.module.css";

/** Works beside what they were made from, a pair at a time. */
export default function RemixPart({ campaign, works }: FormatProps) {
  const { at, beside } = useSearch({ from: "/campaigns/$campaign" });
  const pairs = useMemo(() => pairsOf(works), [works]);
  const here = pairs.find(({ work }) => work.id === at) ?? pairs[0];
  if (here === undefined) {
    return (
      <EmptyState title="Nobody has answered yet">
        The first work is there, and waits for another beside it. The gallery shows it.
      </EmptyState>
    );
  }
  const original = here.originals.find((id) => id === beside) ?? here.originals[0] ?? "";
  return (
    <div className={styles.remix}>
      <OriginalsChoice pair={here} original={original} works={works} />
      <Beside key={`${here.work.id}${original}`} campaign={campaign} pair={here} original={original} works={works} />
      <Strip pairs={pairs} here={here.work.id} />
    </div>
  );
}

interface BesideProps extends Pick<FormatProps, "works" | "campaign"> {
  pair: Pair;
  original: string;
}

function Beside({ campaign, pair, original, works }: BesideProps) {
  const { apiUrl } = useConfig();
  const known = works.find(({ id }) => id === original);
  // It may be in another campaign, or in no gallery.
  const asked = useQuery({ ...workQuery(apiUrl, original), enabled: known === undefined });
  if (known !== undefined) return <PairView campaign={campaign} original={known} work={pair.work} />;
  return (
    <QueryView query={asked} missing="The original isn't known here" pending={<Skeleton height="24rem" />}>
      {(data) => <PairView campaign={campaign} original={data} work={pair.work} />}
    </QueryView>
  );
}

/** Where a work was made from several, which of them stands beside it. */
function OriginalsChoice({ pair, original, works }: Omit<BesideProps, "campaign">) {
  if (pair.originals.length < 2) return null;
  return (
    <nav className={styles.choice} aria-label="Beside which original">
      <span>Made from {pair.originals.length} works. Beside it:</span>
      {pair.originals.map((id, index) => (
        <Link
          key={id}
          to="/campaigns/$campaign"
          params={{ campaign: String(pair.work.campaign) }}
          search={{ at: pair.work.id, beside: id }}
          resetScroll={false}
          activeProps={{}}
          aria-current={id === original ? "true" : undefined}
        >
          {works.find((work) => work.id === id)?.title ?? `Original ${index + 1}`}
        </Link>
      ))}
    </nav>
  );
}

function Strip({ pairs, here }: { pairs: readonly Pair[]; here: string }) {
  if (pairs.length < 2) return null;
  return (
    <nav aria-label="All pairs">
      <h3 className={styles.stripTitle}>All {pairs.length} answers</h3>
      <ul className={styles.strip}>
        {pairs.map(({ work }) => (
          <li key={work.id}>
            <Link
              to="/campaigns/$campaign"
              params={{ campaign: String(work.campaign) }}
              search={{ at: work.id }}
              resetScroll={false}
              activeProps={{}}
              aria-current={work.id === here ? "true" : undefined}
              className={styles.card}
            >
              <span className={styles.thumb} aria-hidden="true">
                <Media work={work} />
              </span>
              <span>{work.title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
