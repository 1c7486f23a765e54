/** What one runner did, in its own count. */
export interface Outcome {
  name: string;
  passed: number;
  failed: number;
  skipped: number;
  /** Why there are no better numbers, or what else a person should know. */
  note?: string;
  /** Each failed test, with what it failed by. */
  failures?: readonly string[];
}

/**
 * Makes the numbers honest: a runner that ended badly without naming a failed test, or that ran no test at all, has failed once.
 *
 * @param status the runner's exit status; null when it was killed
 * @example settle({ name: "vitest", passed: 0, failed: 0, skipped: 0 }, 0).failed // 1: a runner without tests tests nothing
 */
export function settle(outcome: Outcome, status: number | null): Outcome {
  if (outcome.failed === 0 && status !== 0) {
    return {
      ...outcome,
      failed: 1,
      note: outcome.note ?? `it ended with ${status === null ? "a signal" : `status ${status}`}`,
    };
  }
  if (outcome.passed + outcome.failed === 0) return { ...outcome, failed: 1, note: outcome.note ?? "it ran no test" };
  return outcome;
}

/** The closing line over all runners: `N passed, N failed`, and `, N skipped` if any were. */
export function closingLine(outcomes: readonly Outcome[]): string {
  const sum = (key: "passed" | "failed" | "skipped") => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  const skipped = sum("skipped");
  return `${sum("passed")} passed, ${sum("failed")} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
