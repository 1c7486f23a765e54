import type { ApiAccountExplanation } from "@colophon/sdk/api/explanationSchemas.ts";
import { cx } from "../../lib/cx.ts";
import { ExactAmount } from "../../ui/ExactAmount.tsx";
import table from "../../ui/Table.module.css";
import styles from "./Why.module.css";

/** How the account's amount grew over the pool's statements; nothing where this is the first. */
export function Earlier({ found }: { found: ApiAccountExplanation }) {
  const { statement, earlier, cumulative } = found;
  if (earlier.length === 0) return null;
  const lines = [{ number: statement.number, root: statement.root, cumulative }, ...earlier];
  return (
    <section className={styles.section} aria-labelledby="earlier">
      <h2 id="earlier">Over all statements</h2>
      <p className={styles.aside}>
        Each statement says all that an account earned so far; what it adds is the difference to the one before.
      </p>
      <div className={table.scroll}>
        <table className={cx(table.table, table.cards)}>
          <thead>
            <tr>
              <th scope="col">Statement</th>
              <th scope="col">Adds</th>
              <th scope="col">In all</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <tr key={line.root}>
                <td>Statement {line.number}</td>
                <td data-label="Adds">
                  <ExactAmount
                    value={BigInt(line.cumulative) - BigInt(lines[index + 1]?.cumulative ?? "0")}
                    token={statement.token}
                  />
                </td>
                <td data-label="In all">
                  <ExactAmount value={line.cumulative} token={statement.token} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
