import type { ApiPoll } from "@colophon/sdk/api/schemas.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useConfig } from "../lib/ConfigContext.tsx";
import { pollsQuery } from "../lib/queries.ts";
import { useNow } from "../lib/useNow.ts";
import { Address } from "./Address.tsx";
import { Badge } from "./Badge.tsx";
import styles from "./PollList.module.css";
import { Time } from "./Time.tsx";

/** A campaign's polls: what is asked, until when, and what leads. A poll's page takes answers. */
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
  const { document } = poll;
  const open = useNow() < poll.closes;
  return (
    <li className={styles.poll}>
      <p className={styles.question}>
        <Link to="/campaigns/$campaign/polls/$poll" params={{ campaign: String(poll.campaign), poll: poll.poll }}>
          {document?.question ?? "A poll whose document can't be read"}
        </Link>
      </p>
      {document !== null && (
        <ol className={styles.options}>
          {document.options.map((option, index) => (
            <li key={option}>
              {option}
              <span className={styles.count}> {poll.tallies.find((one) => one.option === index)?.answers ?? 0}</span>
            </li>
          ))}
        </ol>
      )}
      <p className={styles.meta}>
        <Badge shape={open ? "hollow" : "filled"}>
          {open ? "Open; closes" : "Closed"} <Time seconds={poll.closes} />
        </Badge>
        <span>
          {poll.voters} {poll.voters === 1 ? "answer" : "answers"}
        </span>
        <span>
          asked by <Address value={poll.by} />
        </span>
      </p>
    </li>
  );
}
