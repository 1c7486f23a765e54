import { wallSeconds } from "./pipeline.ts";

/** Some half an hour of trying, after which what one account or token is to blame for is given up. */
export const MOST_FAILURES = 20;
/** Seconds between two tries in the end. */
const LONGEST = 120;

/**
 * When something that failed so often is tried again, in unix seconds: soon at first, and more and more seldom.
 *
 * @param failures in a row, from 1
 * @param longest seconds between two tries in the end
 */
export function retryAt(failures: number, longest = LONGEST): number {
  return wallSeconds() + Math.min(2 ** failures, longest);
}
