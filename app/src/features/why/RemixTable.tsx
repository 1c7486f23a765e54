import type { ApiExplainedRemix, ApiWorkExplanation } from "@colophon/sdk/api/explanationSchemas.ts";
import { cx } from "../../lib/cx.ts";
import { shorten } from "../../lib/format.ts";
import { Address } from "../../ui/Address.tsx";
import { Button } from "../../ui/Button.tsx";
import { ExactAmount } from "../../ui/ExactAmount.tsx";
import table from "../../ui/Table.module.css";
import styles from "./Why.module.css";
import { WhyLink } from "./WhyLink.tsx";

interface RemixTableProps {
  found: ApiWorkExplanation;
  remixes: readonly ApiExplainedRemix[];
  loading: boolean;
  onMore: (() => void) | undefined;
}

/** What came from which remix, largest first; nothing where there is none. */
export function RemixTable({ found: { statement, work }, remixes, loading, onMore }: RemixTableProps) {
  if (remixes.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="remixes">
      <h2 id="remixes">From its remixes</h2>
      <div className={table.scroll}>
        <table className={cx(table.table, table.cards)}>
          <thead>
            <tr>
              <th scope="col">Remix</th>
              <th scope="col">By</th>
              <th scope="col">Amount</th>
            </tr>
          </thead>
          <tbody>
            {remixes.map(({ id, title, author, amount, ordinal }) => (
              <tr key={`${id}-${ordinal}`}>
                <td>
                  <WhyLink statement={statement} subject={id}>
                    {title ?? shorten(id)}
                  </WhyLink>
                </td>
                <td data-label="By">
                  <Address value={author} />
                </td>
                <td data-label="Amount">
                  <ExactAmount value={amount} token={statement.token} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={2}>
                {work.remixes.toLocaleString("en")} {work.remixes === 1 ? "remix" : "remixes"}
              </td>
              <td data-label="In all">
                <ExactAmount value={work.received} token={statement.token} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      {onMore !== undefined && (
        <div>
          <Button size="small" busy={loading} onClick={onMore}>
            More remixes
          </Button>
        </div>
      )}
    </section>
  );
}
