import { MOST_FAILURES } from "./retryAt.ts";
import { troubleOf } from "./troubleOf.ts";

/** Some 14 seconds of trying (`retryAt`): no node of an endpoint lags further behind another. */
const LAGS = 3;
/** Some of what contracts say has the time in it. */
const withoutNumbers = (words: string | null) => words?.replaceAll(/\d+/g, "");

/**
 * Whether what a contract says of something will stay so: it has said the same before, for longer than a node lags behind the others. A node that
 * lags doesn't know the parent, the account or the statement that another has just seen come.
 *
 * @param row how often it failed in a row, and with what the last time
 */
export function isLasting(
  { failures, trouble }: { failures: number; trouble: string | null },
  error: unknown,
): boolean {
  if (failures >= MOST_FAILURES) return true;
  return failures >= LAGS && withoutNumbers(trouble) === withoutNumbers(troubleOf(error).words);
}
