import type { ApiWorkExplanation } from "@colophon/sdk/api/explanationSchemas.ts";
import { cx } from "../../lib/cx.ts";
import { formatShare, shorten } from "../../lib/format.ts";
import { useNames } from "../../lib/names.ts";
import { ExactAmount } from "../../ui/ExactAmount.tsx";
import table from "../../ui/Table.module.css";
import styles from "./Why.module.css";
import { WhyLink } from "./WhyLink.tsx";

/** Who has what the work keeps. */
export function CreditTable({ found: { statement, work } }: { found: ApiWorkExplanation }) {
  const names = useNames();
  return (
    <section className={styles.section} aria-labelledby="credits">
      <h2 id="credits">Who has it</h2>
      <div className={table.scroll}>
        <table className={cx(table.table, table.cards)}>
          <thead>
            <tr>
              <th scope="col">Account</th>
              <th scope="col">Credit</th>
              <th scope="col">Amount</th>
            </tr>
          </thead>
          <tbody>
            {work.credits.map(({ account, bps, amount }) => (
              <tr key={account}>
                <td>
                  <WhyLink statement={statement} subject={account}>
                    {names.get(account) ?? shorten(account)}
                  </WhyLink>
                </td>
                <td data-label="Credit">{formatShare(bps)}</td>
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
