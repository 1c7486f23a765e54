import type { ApiWorkExplanation } from "@colophon/sdk/api/explanationSchemas.ts";
import { Link } from "@tanstack/react-router";
import { cx } from "../../lib/cx.ts";
import { shorten } from "../../lib/format.ts";
import { ExactAmount } from "../../ui/ExactAmount.tsx";
import table from "../../ui/Table.module.css";
import styles from "./Why.module.css";
import { WhyLink } from "./WhyLink.tsx";

const STATES = {
  paid: "Paid",
  "off-roll": "Nothing: not on this roll",
  "not-earlier": "Nothing: not certified earlier",
} as const;

/** What went to which source; nothing where it names none. */
export function ParentTable({ found: { statement, work } }: { found: ApiWorkExplanation }) {
  if (work.parents.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="sources">
      <h2 id="sources">To its sources</h2>
      <div className={table.scroll}>
        <table className={cx(table.table, table.cards)}>
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col">State</th>
              <th scope="col">Amount</th>
            </tr>
          </thead>
          <tbody>
            {work.parents.map(({ id, title, amount, state }) => (
              <tr key={id}>
                <td>
                  {state === "off-roll" ? (
                    <Link to="/works/$id" params={{ id }}>
                      {title ?? shorten(id)}
                    </Link>
                  ) : (
                    <WhyLink statement={statement} subject={id}>
                      {title ?? shorten(id)}
                    </WhyLink>
                  )}
                </td>
                <td data-label="State">{STATES[state]}</td>
                <td data-label="Amount">
                  <ExactAmount value={amount} token={statement.token} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
