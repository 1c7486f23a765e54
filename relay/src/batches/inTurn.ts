import type { Batch } from "../store/tables.ts";

/** For batches that failed before, of one round, in ms: each can cost the chain's node some seconds, and the next round has others' anchors. */
const AGAIN_MS = 5_000;

/**
 * Batches in the order in which a round looks at them: first those that nothing holds up, the oldest first; then those that failed before, as many as
 * there is time for, the one that has waited longest first.
 *
 * @param clock in ms
 */
export function* inTurn(open: readonly Batch[], clock: () => number = () => performance.now()): Generator<Batch> {
  yield* open.filter(({ failures }) => failures === 0).sort((a, b) => a.id - b.id);
  const until = clock() + AGAIN_MS;
  const again = open.filter(({ failures }) => failures > 0).sort((a, b) => a.nextTry - b.nextTry || a.id - b.id);
  for (const batch of again) {
    if (clock() >= until) return;
    yield batch;
  }
}
