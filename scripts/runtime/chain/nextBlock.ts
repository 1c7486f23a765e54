/** When a local chain makes its next block, as a pure rule. All times in unix seconds. */
export interface ClockReading {
  /** The wall's clock. */
  wall: number;
  /** What the chain's clock is behind (or, never for long, ahead of) the wall's: chain = wall + offset, offset ≤ 0. */
  offset: number;
  /** The latest block's time. */
  last: number;
  /** True if a transaction waits. */
  pending: boolean;
  /** How old the latest block may get before an empty one follows, so that contracts see time pass. */
  idleAfter: number;
}

/**
 * The time the next block gets, or null if none is due.
 *
 * Blocks are strictly later than the ones before (a parent has to be certified strictly earlier than its child) and never
 * later than the wall's clock. So a chain at the wall's time makes at most one block a second, and one that is behind it
 * (while demo data is made) as many as there are transactions.
 *
 * @example nextBlock({ wall: 100, offset: 0, last: 100, pending: true, idleAfter: 4 }) // null: this second has its block
 */
export function nextBlock({ wall, offset, last, pending, idleAfter }: ClockReading): number | null {
  const time = Math.max(last + 1, wall + Math.min(offset, 0));
  if (time > wall) return null;
  return pending || time - last >= idleAfter ? time : null;
}
