import type { InferSelectModel } from "drizzle-orm";
import type { Hex } from "viem";
import type { supersessions, works } from "../../store/chainTables.ts";
import { type HistoryEntry, historyEntry } from "./historyEntry.ts";

/**
 * How a work came to its author, and to each author after the first.
 *
 * @param lost the work's supersessions, earliest first: each tells what the work was before it
 */
export function certificationsOf(
  work: InferSelectModel<typeof works>,
  lost: readonly InferSelectModel<typeof supersessions>[],
): HistoryEntry[] {
  const states = [
    ...lost.map(({ certifiedBlock, certifiedLogIndex, certifiedTransaction, ...state }) => ({
      ...state,
      block: certifiedBlock,
      logIndex: certifiedLogIndex,
      transaction: certifiedTransaction,
    })),
    work,
  ];
  let from: Hex | null = null;
  return states.map((state) => {
    const { block, logIndex, transaction, author, certifiedAt, evidence: kind, proof } = state;
    const entry = historyEntry(
      { block, logIndex, transaction, time: state.recordedAt },
      from === null ? "certified" : "superseded",
      { from, to: author, certifiedAt, evidence: { kind, proof } },
    );
    from = author;
    return entry;
  });
}
