/** How far behind the latest block a wall's clock is waited for (seconds). */
export const CLOCK_WENT_BACK = 15;

/** When a local chain makes its next block, as a pure rule. All times in unix seconds. */
export interface ClockReading {
  /** The wall's clock. */
  wall: number;
  /** What the chain's clock is behind (or, never for long, ahead of) the wall's: chain = wall + offset, offset ≤ 0. */
  offset: number;
  /** The latest block's time. */
  last: number;
  /** The wall's time when that block was made here; 0 where it wasn't. */
  minedAt: number;
  /** True if a transaction waits. */
  pending: boolean;
  /** How old the latest block may get before an empty one follows, so that contracts see time pass. */
  idleAfter: number;
}

/**
 * The time the next block gets, or null if none is due.
 *
 * Blocks are strictly later than the ones before (a parent has to be certified strictly earlier than its child) and never
 * later than the wall's clock, unless that went back: to wait for it would take as long as it went, so then a block a second
 * follows the latest one, while something waits. So a chain at the wall's time makes at most one block a second, and one that is behind it
 * (while demo data is made) as many as there are transactions.
 *
 * @example nextBlock({ wall: 100, offset: 0, last: 100, minedAt: 100, pending: true, idleAfter: 4 }) // null: this second has its block
 */
export function nextBlock({ wall, offset, last, minedAt, pending, idleAfter }: ClockReading): number | null {
  const time = Math.max(last + 1, wall + Math.min(offset, 0));
  if (last - wall > CLOCK_WENT_BACK) return pending && minedAt !== wall ? last + 1 : null;
  if (time > wall) return null;
  return pending || time - last >= idleAfter ? time : null;
}
