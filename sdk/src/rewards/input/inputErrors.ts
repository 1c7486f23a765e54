import { ColophonError } from "../../errors/ColophonError.ts";

export type InputProblem =
  | "not-utf8"
  | "byte-order-mark"
  | "not-json"
  | "truncated"
  | "trailing"
  | "duplicate-key"
  | "too-deep"
  | "too-large"
  | "line-too-long"
  | "unsupported"
  | "unknown-field"
  | "missing-field"
  | "bad-field"
  | "not-whole"
  | "negative"
  | "number-for-amount"
  | "leading-zero"
  | "overflow"
  | "previous-mismatch";

/** Thrown when a file is no input of a statement. What is wrong with a rule, a roll or a standing statement has its own errors. */
export class MalformedInput extends ColophonError {
  readonly problem: InputProblem;
  /** Where: a path of fields (`roll[3].score`), and the line from 1 where the file is of lines. */
  readonly where: string;

  constructor(problem: InputProblem, where: string, why: string) {
    super({
      code: `malformed-input-${problem}`,
      what: `The input can't be used: ${where === "" ? "" : `${where}: `}${why}.`,
      action: "docs/statement-format.md says what an input has to look like; nothing was written.",
      details: { problem, where },
    });
    this.problem = problem;
    this.where = where;
  }
}
