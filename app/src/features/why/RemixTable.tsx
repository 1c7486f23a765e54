import type { ApiExplainedRemix, ApiWorkExplanation } from "@colophon/sdk/api/explanationSchemas.ts";
import { shorten } from "../../lib/format.ts";
import { Address } from "../../ui/Address.tsx";
import { ExactAmount } from "../../ui/ExactAmount.tsx";
import { RowTable } from "../../ui/RowTable.tsx";
import sections from "../../ui/Sections.module.css";
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
  const rows = remixes.map(({ id, title, author, amount, ordinal }) => ({
    key: `${id}-${ordinal}`,
    cells: [
      <WhyLink key="remix" statement={statement} subject={id}>
        {title ?? shorten(id)}
      </WhyLink>,
      <Address key="by" value={author} />,
      <ExactAmount key="amount" value={amount} token={statement.token} />,
    ],
  }));
  const sum = {
    what: `${work.remixes.toLocaleString("en")} ${work.remixes === 1 ? "remix" : "remixes"}`,
    value: <ExactAmount value={work.received} token={statement.token} />,
  };
  return (
    <section className={sections.section} aria-labelledby="remixes">
      <h2 id="remixes">From its remixes</h2>
      <RowTable
        columns={["Remix", "By", "Amount"]}
        rows={rows}
        sum={sum}
        more={onMore && { label: "More remixes", loading, onMore }}
      />
    </section>
  );
}
