/**
 * What time it is for the contracts: the chain's. On a live chain that is the wall's, give or take seconds; a chain of one's own
 * may live in the past. Between blocks the clock goes on with the wall's.
 */
let offset = 0;

/** Blocks come when they come: a distance below this is waiting, not another time. In seconds. */
const TOLERANCE = 120;

const wall = () => Math.floor(Date.now() / 1000);

/** Notes the time of the newest indexed block, unix seconds. */
export function learnChainTime(time: number): void {
  const distance = time - wall();
  offset = Math.abs(distance) > TOLERANCE ? distance : 0;
}

/** The chain's clock in unix seconds. */
export function chainNow(): number {
  return wall() + offset;
}
