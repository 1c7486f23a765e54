import type { ApiPoll } from "@colophon/sdk/api/schemas.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useConfig } from "../lib/ConfigContext.tsx";
import { parsePoll } from "../lib/pollDocument.ts";
import { pollsQuery } from "../lib/queries.ts";
import { useGatewayText } from "../lib/useGatewayText.ts";
import { useNow } from "../lib/useNow.ts";
import { Address } from "./Address.tsx";
import { Badge } from "./Badge.tsx";
import styles from "./PollList.module.css";
import { Time } from "./Time.tsx";

/** A campaign's polls: what is asked and until when. Answers are signed messages, which aren't counted here. */
export function PollList({ campaign }: { campaign: number }) {
  const { apiUrl } = useConfig();
  const polls = useInfiniteQuery(pollsQuery(apiUrl, campaign));
  const all = polls.data?.pages.flatMap((page) => page.items) ?? [];
  if (all.length === 0) return null;
  return (
    <ul className={styles.list}>
      {all.map((poll) => (
        <Poll key={poll.poll} poll={poll} />
      ))}
    </ul>
  );
}

function Poll({ poll }: { poll: ApiPoll }) {
  const text = useGatewayText(poll.cid, 20_000);
  const document = text.data === undefined ? null : parsePoll(text.data);
  const open = useNow() < poll.closes;
  return (
    <li className={styles.poll}>
      <p className={styles.question}>{document?.question ?? "A poll whose document can't be read"}</p>
      {document !== null && (
        <ol className={styles.options}>
          {document.options.map((option) => (
            <li key={option}>{option}</li>
          ))}
        </ol>
      )}
      <p className={styles.meta}>
        <Badge shape={open ? "hollow" : "filled"}>
          {open ? "Open; closes" : "Closed"} <Time seconds={poll.closes} />
        </Badge>
        <span>
          asked by <Address value={poll.by} />
        </span>
      </p>
    </li>
  );
}
