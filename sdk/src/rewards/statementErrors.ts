import { ColophonError } from "../errors/ColophonError.ts";

export type StatementFileProblem =
  | "not-utf8"
  | "line-too-long"
  | "not-json"
  | "not-canonical"
  | "unsupported"
  | "unknown-field"
  | "bad-field"
  | "unsorted"
  | "duplicate"
  | "truncated"
  | "trailing"
  | "sum";

/** Thrown when a file is no statement; `line` counts from 1. */
export class MalformedStatement extends ColophonError {
  readonly problem: StatementFileProblem;
  readonly line: number;
  /** Dotted path of the field, where it is about one. */
  readonly field: string | null;

  constructor(problem: StatementFileProblem, line: number, why: string, field: string | null = null) {
    super({
      code: `malformed-statement-${problem}`,
      what: `Line ${line} of the statement can't be accepted: ${why}.`,
      action: "Fetch the file again by its CID; if it's the same, dispute the statement or compute it yourself.",
      details: { problem, line, field },
    });
    this.problem = problem;
    this.line = line;
    this.field = field;
  }
}
