/** Seconds that a relay's promise may be over before it counts as broken: clocks differ, and a block takes its time. */
export const PROMISE_GRACE = 60;

/** Whether something that a relay promised by `anchorBy` would come too late at `time`; both unix seconds. */
export function isPromiseOver(anchorBy: number, time: number): boolean {
  return time > anchorBy + PROMISE_GRACE;
}
