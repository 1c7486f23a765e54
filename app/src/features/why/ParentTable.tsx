import type { ApiWorkExplanation } from "@colophon/sdk/api/explanationSchemas.ts";
import { Link } from "@tanstack/react-router";
import { shorten } from "../../lib/format.ts";
import { ExactAmount } from "../../ui/ExactAmount.tsx";
import { RowTable } from "../../ui/RowTable.tsx";
import sections from "../../ui/Sections.module.css";
import { WhyLink } from "./WhyLink.tsx";

const STATES = {
  paid: "Paid",
  "off-roll": "Nothing: not on this roll",
  "not-earlier": "Nothing: not certified earlier",
} as const;

/** What went to which source; nothing where it names none. */
export function ParentTable({ found: { statement, work } }: { found: ApiWorkExplanation }) {
  if (work.parents.length === 0) return null;
  const rows = work.parents.map(({ id, title, amount, state }) => ({
    key: id,
    cells: [
      state === "off-roll" ? (
        <Link key="source" to="/works/$id" params={{ id }}>
          {title ?? shorten(id)}
        </Link>
      ) : (
        <WhyLink key="source" statement={statement} subject={id}>
          {title ?? shorten(id)}
        </WhyLink>
      ),
      STATES[state],
      <ExactAmount key="amount" value={amount} token={statement.token} />,
    ],
  }));
  return (
    <section className={sections.section} aria-labelledby="sources">
      <h2 id="sources">To its sources</h2>
      <RowTable columns={["Source", "State", "Amount"]} rows={rows} />
    </section>
  );
}
