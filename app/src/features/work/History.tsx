import type { ApiHistoryEntry } from "@colophon/sdk/api/schemas.ts";
import { reasonOf } from "@colophon/sdk/ids/reasons.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { historyQuery } from "../../lib/queries.ts";
import { Address } from "../../ui/Address.tsx";
import { Button } from "../../ui/Button.tsx";
import { Hash } from "../../ui/Hash.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { Time } from "../../ui/Time.tsx";
import { VerdictNote } from "../../ui/VerdictNote.tsx";
import { Evidence } from "./Evidence.tsx";
import styles from "./WorkPage.module.css";

export function History({ id }: { id: string }) {
  const { apiUrl } = useConfig();
  const history = useInfiniteQuery(historyQuery(apiUrl, id));
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>History</h2>
      <QueryView query={history}>
        {(data) => (
          <ol className={styles.history}>
            {data.pages
              .flatMap((page) => page.items)
              .map((entry) => (
                <li key={`${entry.transaction}-${entry.kind}-${entry.to}`} className={styles.entry}>
                  <span className={styles.when}>
                    <Time seconds={entry.time} />
                  </span>
                  <div>
                    <Sentence entry={entry} /> <Hash value={entry.transaction} label="transaction" />
                    <VerdictNote digest={entry.verdict?.note ?? entry.note} />
                  </div>
                </li>
              ))}
          </ol>
        )}
      </QueryView>
      {history.hasNextPage && (
        <div>
          <Button busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
            More
          </Button>
        </div>
      )}
    </section>
  );
}

function Sentence({ entry }: { entry: ApiHistoryEntry }) {
  const who = (address: string | null) => (address === null ? "somebody" : <Address value={address} />);
  switch (entry.kind) {
    case "certified":
      return (
        <>
          Certified by {who(entry.to ?? entry.from)}
          {entry.evidence !== null && entry.evidence.kind !== "direct" && entry.certifiedAt !== null && (
            <>
              , for <Time seconds={entry.certifiedAt} form="full" />: <Evidence evidence={entry.evidence} />
            </>
          )}
          .
        </>
      );
    case "superseded":
      return (
        <>
          Superseded: {who(entry.to)} showed older evidence
          {entry.certifiedAt !== null && (
            <>
              , of <Time seconds={entry.certifiedAt} form="full" />
            </>
          )}
          . {who(entry.from)} is its author no longer.
        </>
      );
    case "appealed":
      return <>Appealed by {who(entry.from ?? entry.to)}.</>;
    case "appeal-upheld":
      return (
        <>
          Accepted on appeal by {who(entry.from)}
          {entry.score !== null && entry.score > 0 && `, score ${entry.score / 100} of 100`}.
        </>
      );
    case "appeal-rejected":
      return <>Appeal rejected by {who(entry.from)}.</>;
    case "transferred":
      return (
        <>
          Passed from {who(entry.from)} to {who(entry.to)}.
        </>
      );
    case "burnt":
      return <>Token burnt by {who(entry.from)}; the work stays attributed.</>;
    case "accepted":
      return (
        <>
          Accepted by {who(entry.verdict?.curator ?? null)}
          {entry.verdict !== null && entry.verdict.score > 0 && `, score ${entry.verdict.score / 100} of 100`}.
        </>
      );
    case "rejected":
      return (
        <>
          Not accepted by {who(entry.verdict?.curator ?? null)}: {reasonSentence(entry.verdict?.reason)}
        </>
      );
  }
}

function reasonSentence(code: number | undefined): string {
  return code !== undefined && code >= 1 && code <= 8 ? reasonOf(code).sentence : "no reason is known here.";
}
