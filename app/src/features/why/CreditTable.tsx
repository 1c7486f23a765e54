import type { ApiWorkExplanation } from "@colophon/sdk/api/explanationSchemas.ts";
import { formatShare, shorten } from "../../lib/format.ts";
import { useNames } from "../../lib/names.ts";
import { ExactAmount } from "../../ui/ExactAmount.tsx";
import { RowTable } from "../../ui/RowTable.tsx";
import sections from "../../ui/Sections.module.css";
import { WhyLink } from "./WhyLink.tsx";

/** Who has what the work keeps. */
export function CreditTable({ found: { statement, work } }: { found: ApiWorkExplanation }) {
  const names = useNames();
  const rows = work.credits.map(({ account, bps, amount }) => ({
    key: account,
    cells: [
      <WhyLink key="account" statement={statement} subject={account}>
        {names.get(account) ?? shorten(account)}
      </WhyLink>,
      formatShare(bps),
      <ExactAmount key="amount" value={amount} token={statement.token} />,
    ],
  }));
  return (
    <section className={sections.section} aria-labelledby="credits">
      <h2 id="credits">Who has it</h2>
      <RowTable columns={["Account", "Credit", "Amount"]} rows={rows} />
    </section>
  );
}
