import { ColophonError } from "../errors/ColophonError.ts";
import { quote } from "../errors/quote.ts";

/** Thrown when the split is no rule of the protocol. */
export class InvalidRule extends ColophonError {
  constructor(what: string, details: Record<string, unknown>) {
    super({ code: "invalid-rule", what, action: "Take the rule from the campaign's settings on chain.", details });
  }
}

export type RollProblem =
  | "empty"
  | "duplicate-work"
  | "other-campaign"
  | "bad-field"
  | "too-many-parents"
  | "repeated-parent"
  | "self-parent"
  | "no-credits"
  | "too-many-credits"
  | "bad-credit"
  | "repeated-credit"
  | "credits-sum";

/** Thrown when a roll could not have come from the chain. `work` names the first bad one. */
export class InvalidRoll extends ColophonError {
  readonly problem: RollProblem;
  readonly work: string | null;

  constructor(problem: RollProblem, work: string | null, why: string, details: Record<string, unknown> = {}) {
    super({
      code: `invalid-roll-${problem}`,
      what:
        work === null ? `The roll can't be used: ${why}.` : `The roll can't be used: of work ${quote(work)}, ${why}.`,
      action:
        problem === "empty"
          ? "An empty roll has no statement; funders can be refunded."
          : "Build the roll from the chain again.",
      details: { work, ...details },
    });
    this.problem = problem;
    this.work = work;
  }
}

/** Thrown when the total gives nothing out, or more than contracts can count. Amounts in the token's smallest unit. */
export class InvalidTotal extends ColophonError {
  readonly total: bigint;
  readonly standing: bigint;

  constructor(total: bigint, standing: bigint) {
    super({
      code: "invalid-total",
      what: `The statement's total of ${total} has to be above the standing statement's ${standing} and below 2^128: totals are cumulative.`,
      action: "Name all that was ever given out plus what this statement gives out.",
      details: { total, standing },
    });
    this.total = total;
    this.standing = standing;
  }
}

export type StandingProblem = "repeated-account" | "bad-account" | "bad-amount" | "sum";

/** Thrown when the standing statement's accounts aren't a statement's. */
export class InvalidStanding extends ColophonError {
  readonly problem: StandingProblem;

  constructor(problem: StandingProblem, why: string, details: Record<string, unknown> = {}) {
    super({
      code: `invalid-standing-${problem}`,
      what: `The standing statement can't be used: ${why}.`,
      action: "Read its file again from the CID that the chain names.",
      details,
    });
    this.problem = problem;
  }
}
