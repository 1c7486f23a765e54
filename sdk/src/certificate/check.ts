/**
 * One thing that was looked at. `skip`: it couldn't be looked at, and the sentence says why and what that leaves open; a skipped check
 * never makes anything hold.
 */
export interface Check<Id extends string = string> {
  readonly id: Id;
  readonly result: "pass" | "fail" | "skip";
  /** What was found, for a person. */
  readonly sentence: string;
}

export interface CheckReport<Id extends string = string> {
  /** True if no check failed and none that is needed was skipped. */
  readonly holds: boolean;
  readonly checks: readonly Check<Id>[];
  /** What even a report without a failure doesn't prove. */
  readonly limits: readonly string[];
}

/** A check by a condition: one sentence for each outcome. */
export function check<Id extends string>(id: Id, passed: boolean, pass: string, fail: string): Check<Id> {
  return { id, result: passed ? "pass" : "fail", sentence: passed ? pass : fail };
}

export function skip<Id extends string>(id: Id, sentence: string): Check<Id> {
  return { id, result: "skip", sentence };
}

/** @param optional Checks that may be skipped. */
export function report<Id extends string>(
  checks: readonly Check<Id>[],
  limits: readonly string[],
  optional: readonly Id[] = [],
): CheckReport<Id> {
  const holds = checks.every(({ id, result }) => result === "pass" || (result === "skip" && optional.includes(id)));
  return { holds, checks, limits };
}

/** As people read it, in UTC. */
export function utc(seconds: number): string {
  const date = new Date(seconds * 1_000);
  return Number.isNaN(date.getTime())
    ? `second ${seconds}`
    : `${date.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
