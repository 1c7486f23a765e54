import type { RelayedMessage } from "@colophon/sdk/api/ballotSchemas.ts";
import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { Link } from "@tanstack/react-router";
import { ReceiptButton } from "../../gasless/ReceiptButton.tsx";
import { cx } from "../../lib/cx.ts";
import { shorten } from "../../lib/format.ts";
import { Badge } from "../../ui/Badge.tsx";
import table from "../../ui/Table.module.css";
import { Time } from "../../ui/Time.tsx";
import { outcomeWords } from "./outcomeWords.ts";
import type { Ballot } from "./useBallot.ts";
import styles from "./Vote.module.css";

interface MyVotesProps {
  ballot: Ballot;
  pending: readonly RelayedMessage[];
  works: readonly ApiWork[];
}

/** Everything that one has given here, how far each vote has come, and what became of it. */
export function MyVotes({ ballot, pending, works }: MyVotesProps) {
  if (ballot.entries.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="given">
      <h2 id="given">What you have given</h2>
      {!ballot.final && (
        <p className={styles.faint}>As of now: until the roll closes, verdicts may still change what counts.</p>
      )}
      <table className={cx(table.table, table.cards)}>
        <thead>
          <tr>
            <th scope="col">Work</th>
            <th scope="col">Votes</th>
            <th scope="col">When</th>
            <th scope="col">State</th>
            <th scope="col">Counts</th>
          </tr>
        </thead>
        <tbody>
          {ballot.entries.map((entry, index) => {
            const words = outcomeWords(entry, ballot.final);
            const sent = pending.find(({ receipt }) => receipt.signed === entry.signed);
            return (
              <tr key={entry.signed ?? `${entry.transaction}${index}`}>
                <td>
                  <Link to="/works/$id" params={{ id: entry.id }}>
                    {works.find(({ id }) => id === entry.id)?.title ?? `Work ${shorten(entry.id, 10, 6)}`}
                  </Link>
                </td>
                <td data-label="Votes">{entry.votes}</td>
                <td data-label="When">
                  <Time seconds={entry.time} />
                </td>
                <td data-label="State">
                  <span>{words.state}</span>
                  {sent !== undefined && (
                    <ReceiptButton receipt={sent.receipt} size="small" look="quiet" label="Receipt" />
                  )}
                </td>
                <td data-label="Counts">
                  <Badge
                    tone={entry.outcome === "counted" ? "accent" : "soft"}
                    shape={entry.outcome === "counted" ? "filled" : words.open ? "hollow" : "diamond"}
                  >
                    {words.outcome}
                  </Badge>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
