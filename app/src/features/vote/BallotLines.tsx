import { cx } from "../../lib/cx.ts";
import table from "../../ui/Table.module.css";
import { costOf, type Given } from "./ballot.ts";
import type { Line, Stage } from "./useGiving.ts";

const STAGES: Readonly<Record<Stage, string>> = {
  waiting: "",
  asking: "Sign in your wallet…",
  taken: "✓ with the relay",
};

interface BallotLinesProps {
  lines: readonly Line[];
  before: Given;
  stages: Readonly<Record<string, Stage>>;
}

/** What is on a ballot, what it costs, and how far each vote has come. */
export function BallotLines({ lines, before, stages }: BallotLinesProps) {
  const costs = lines.map(({ id, votes }) => costOf(votes, before.get(id) ?? 0));
  return (
    <table className={cx(table.table, table.cards)}>
      <thead>
        <tr>
          <th scope="col">Work</th>
          <th scope="col">Votes</th>
          <th scope="col">Cost</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody aria-live="polite">
        {lines.map(({ id, title, votes }, index) => (
          <tr key={id}>
            <td>{title}</td>
            <td data-label="Votes">{votes}</td>
            <td data-label="Cost">{costs[index]}</td>
            <td data-label="State">{STAGES[stages[id] ?? "waiting"]}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td>Together</td>
          <td data-label="Votes">{lines.reduce((sum, { votes }) => sum + votes, 0)}</td>
          <td data-label="Cost">{costs.reduce((sum, cost) => sum + cost, 0)} credits</td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}
