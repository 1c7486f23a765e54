import type { ApiHistoryEntry } from "@colophon/sdk/api/schemas.ts";
import type { Hex } from "viem";

/** An entry of a work's history with its place, by which histories are ordered and paged. */
export interface HistoryEntry {
  block: number;
  logIndex: number;
  show: ApiHistoryEntry;
}

interface Place {
  block: number;
  logIndex: number;
  /** The block's, unix seconds. */
  time: number;
  transaction: Hex;
}

/** One entry; what isn't told of it is null. */
export function historyEntry(
  at: Place,
  kind: ApiHistoryEntry["kind"],
  what: Partial<Omit<ApiHistoryEntry, "kind" | "time" | "block" | "transaction">>,
): HistoryEntry {
  const { block, logIndex, time, transaction } = at;
  const nothing = {
    from: null,
    to: null,
    evidence: null,
    certifiedAt: null,
    verdict: null,
    score: null,
    note: null,
  };
  return { block, logIndex, show: { kind, time, block, transaction, ...nothing, ...what } };
}
