import type { ApiAccountExplanation, ApiExplainedPart } from "@colophon/sdk/api/explanationSchemas.ts";
import { cx } from "../../lib/cx.ts";
import { formatShare } from "../../lib/format.ts";
import { Amount } from "../../ui/Amount.tsx";
import { Button } from "../../ui/Button.tsx";
import table from "../../ui/Table.module.css";
import styles from "./Why.module.css";
import { WhyLink } from "./WhyLink.tsx";

interface PartsTableProps {
  found: ApiAccountExplanation;
  parts: readonly ApiExplainedPart[];
  loading: boolean;
  onMore: (() => void) | undefined;
}

/** The account's works, largest parts first, each with what it comes from. */
export function PartsTable({ found, parts, loading, onMore }: PartsTableProps) {
  const { statement, sums } = found;
  if (parts.length === 0) return null;
  const { token } = statement;
  const show = (value: string, sign = "") =>
    value === "0" ? (
      "–"
    ) : (
      <span className={styles.figure}>
        {sign}
        <Amount value={value} token={token} decimals={6} />
      </span>
    );
  return (
    <section className={styles.section} aria-labelledby="works">
      <h2 id="works">Work by work</h2>
      <div className={table.scroll}>
        <table className={cx(table.table, table.cards)}>
          <thead>
            <tr>
              <th scope="col">Work</th>
              <th scope="col">Own share</th>
              <th scope="col">From remixes</th>
              <th scope="col">To sources</th>
              <th scope="col">It keeps</th>
              <th scope="col">Credit</th>
              <th scope="col">Part</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={`${part.id}-${part.bps}`}>
                <td>
                  <WhyLink statement={statement} subject={part.id}>
                    {part.title ?? "Untitled"}
                  </WhyLink>
                </td>
                <td data-label="Own share">{show(ownOf(part))}</td>
                <td data-label="From remixes">{show(part.received, "+ ")}</td>
                <td data-label="To sources">{show(part.passed, "− ")}</td>
                <td data-label="It keeps">{show(part.kept)}</td>
                <td data-label="Credit">
                  <span className={styles.figure}>{formatShare(part.bps)}</span>
                </td>
                <td data-label="Part">
                  <strong>{show(part.part)}</strong>
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={6}>
                {sums.works.toLocaleString("en")} {sums.works === 1 ? "work" : "works"}
              </td>
              <td data-label="In all">
                <Amount value={sums.part} token={token} decimals={6} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      {onMore !== undefined && (
        <div>
          <Button size="small" busy={loading} onClick={onMore}>
            More of {sums.works.toLocaleString("en")}
          </Button>
        </div>
      )}
    </section>
  );
}

function ownOf({ equal, curated, community }: ApiExplainedPart): string {
  return (BigInt(equal) + BigInt(curated) + BigInt(community)).toString();
}
