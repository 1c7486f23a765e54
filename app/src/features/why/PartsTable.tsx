import type { ApiAccountExplanation, ApiExplainedPart } from "@colophon/sdk/api/explanationSchemas.ts";
import { formatShare } from "../../lib/format.ts";
import { Amount } from "../../ui/Amount.tsx";
import { RowTable } from "../../ui/RowTable.tsx";
import sections from "../../ui/Sections.module.css";
import styles from "./Why.module.css";
import { WhyLink } from "./WhyLink.tsx";

interface PartsTableProps {
  found: ApiAccountExplanation;
  parts: readonly ApiExplainedPart[];
  loading: boolean;
  onMore: (() => void) | undefined;
}

const COLUMNS = ["Work", "Own share", "From remixes", "To sources", "It keeps", "Credit", "Part"];

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
  const rows = parts.map((part) => ({
    key: `${part.id}-${part.bps}`,
    cells: [
      <WhyLink key="work" statement={statement} subject={part.id}>
        {part.title ?? "Untitled"}
      </WhyLink>,
      show(ownOf(part)),
      show(part.received, "+ "),
      show(part.passed, "− "),
      show(part.kept),
      <span key="credit" className={styles.figure}>
        {formatShare(part.bps)}
      </span>,
      <strong key="part">{show(part.part)}</strong>,
    ],
  }));
  const works = sums.works.toLocaleString("en");
  return (
    <section className={sections.section} aria-labelledby="works">
      <h2 id="works">Work by work</h2>
      <RowTable
        columns={COLUMNS}
        rows={rows}
        sum={{
          what: `${works} ${sums.works === 1 ? "work" : "works"}`,
          value: <Amount value={sums.part} token={token} decimals={6} />,
        }}
        more={onMore && { label: `More of ${works}`, loading, onMore }}
      />
    </section>
  );
}

function ownOf({ equal, curated, community }: ApiExplainedPart): string {
  return (BigInt(equal) + BigInt(curated) + BigInt(community)).toString();
}
