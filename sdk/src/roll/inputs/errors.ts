import { ColophonError } from "../../errors/ColophonError.ts";

export type InputsProblem =
  | "not-json"
  | "not-canonical"
  | "unsupported"
  | "bad-field"
  | "unsorted"
  | "missing-block"
  | "extra-block"
  | "too-large";

/** Thrown when a file is no CAR of a roll's inputs, or not in its one form. A CAR that is none, or whose blocks don't hash, throws a `CarError`. */
export class MalformedInputs extends ColophonError {
  readonly problem: InputsProblem;
  /** The block that it is about, where it is about one. */
  readonly cid: string | null;

  constructor(problem: InputsProblem, why: string, cid: string | null = null) {
    super({
      code: `malformed-inputs-${problem}`,
      what: `The roll's inputs can't be accepted: ${why}.`,
      action: "Fetch them again by their CID; if they are the same, dispute the statement that pins them.",
      details: { problem, cid },
    });
    this.problem = problem;
    this.cid = cid;
  }
}
