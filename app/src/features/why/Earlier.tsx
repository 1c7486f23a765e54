import type { ApiAccountExplanation } from "@colophon/sdk/api/explanationSchemas.ts";
import { ExactAmount } from "../../ui/ExactAmount.tsx";
import { RowTable } from "../../ui/RowTable.tsx";
import sections from "../../ui/Sections.module.css";

/** How the account's amount grew over the pool's statements; nothing where this is the first. */
export function Earlier({ found }: { found: ApiAccountExplanation }) {
  const { statement, earlier, cumulative } = found;
  if (earlier.length === 0) return null;
  const { token } = statement;
  const lines = [{ number: statement.number, root: statement.root, cumulative }, ...earlier];
  const rows = lines.map((line, index) => ({
    key: line.root,
    cells: [
      `Statement ${line.number}`,
      <ExactAmount
        key="adds"
        value={BigInt(line.cumulative) - BigInt(lines[index + 1]?.cumulative ?? "0")}
        token={token}
      />,
      <ExactAmount key="all" value={line.cumulative} token={token} />,
    ],
  }));
  return (
    <section className={sections.section} aria-labelledby="earlier">
      <h2 id="earlier">Over all statements</h2>
      <p className={sections.aside}>
        Each statement says all that an account earned so far; what it adds is the difference to the one before.
      </p>
      <RowTable columns={["Statement", "Adds", "In all"]} rows={rows} />
    </section>
  );
}
