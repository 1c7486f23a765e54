/** The kinds of weakening, as they are told in reports. */
export const operators = [
  "drop a guard",
  "drop a check",
  "drop an early exit",
  "drop a modifier",
  "flip a comparison",
  "move a bound",
  "swap an address",
  "drop a write",
  "drop a call that writes",
  "swap plus and minus",
  "negate a condition",
  "lose a value",
  "change an amount",
  "swap arguments",
] as const;

export type Operator = (typeof operators)[number];

/** One change of a source, in bytes from its start (solc counts bytes, not characters). */
export interface Edit {
  operator: Operator;
  start: number;
  length: number;
  replacement: string;
}

/** One weakened source. */
export interface Mutant extends Edit {
  /** Stays the same while the code around it moves, so that an explanation stays with its mutant. */
  id: string;
  /** As in the checkout: `contracts/Campaigns.sol`. */
  file: string;
  line: number;
  /** `Campaigns.openCampaign`, or a free function's name. */
  scope: string;
  before: string;
}

/** A mutant's kill: the test that went red. */
export interface Kill {
  /** The file of the test, from the checkout. */
  file: string;
  test: string;
  /** "time-out": the test didn't come to its end, twice. */
  how: "failure" | "time-out";
}

export type Verdict =
  | { is: "killed"; by: Kill }
  | { is: "survived" }
  /** The bytecode is what it was: nothing was weakened. */
  | { is: "unchanged" }
  /** It doesn't compile. */
  | { is: "invalid"; why: string };

/** What a worker found out about one mutant. */
export interface Finding {
  verdict: Verdict;
  /** Contracts whose bytecode it changed, by name. */
  changes: string[];
  seconds: number;
}

/** Thrown where the run itself is at fault: such a failure must never count as a kill. */
export class InfrastructureError extends Error {
  override readonly name = "InfrastructureError";
}
