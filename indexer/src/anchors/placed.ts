import type { Hex } from "viem";

/** Why a signed message counts for nothing, by when it was anchored. `closed`: outside its poll. */
export type PlaceProblem = "late" | "cancelled" | "closed" | "repeated";

/** Where on the chain something was said. */
export interface Placed {
  block: number;
  logIndex: number;
  /** Its place in an anchor's file; 0 for what was sent directly. */
  leaf: number;
  time: number;
  transaction: Hex;
  /** What was signed, and the anchor; null for what was sent directly. */
  signed: Hex | null;
  root: Hex | null;
  problem: PlaceProblem | null;
}

/** The order in which things count. */
export function byPlace(a: Placed, b: Placed): number {
  return a.block - b.block || a.logIndex - b.logIndex || a.leaf - b.leaf;
}

/** A message counts once, where it first counts. @param list in order */
export function markRepeated<Item extends Placed>(list: readonly Item[]): (Item | (Item & { problem: "repeated" }))[] {
  const seen = new Set<Hex>();
  return list.map((item) => {
    if (item.signed === null || item.problem !== null) return item;
    if (seen.has(item.signed)) return { ...item, problem: "repeated" };
    seen.add(item.signed);
    return item;
  });
}
