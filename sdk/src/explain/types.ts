import type { StatementWorkLine } from "../rewards/statementLines.ts";
import type { ParentState } from "../rewards/types.ts";
import type { StatementSummary } from "./statementSummary.ts";

export type Component = "equal" | "curated" | "community";

/** What is needed of a statement to explain amounts: its header and sums, from the API or from its file. */
export type ExplainedStatement = Pick<StatementSummary, "rule" | "total" | "given" | "works" | "sums"> & {
  readonly previous: { readonly total: string } | null;
};

/** What is needed of a work's line. */
export type ExplainedLine = Pick<
  StatementWorkLine,
  "id" | "author" | "score" | "votes" | "equal" | "curated" | "community" | "received" | "remixes" | "kept" | "credits"
> & { readonly parents: readonly { readonly id: string; readonly amount: string; readonly state: ParentState }[] };

/** A part by largest remainder: `amount = floor + units`, where floor is what the division gives without remainder. */
export interface Rounding {
  readonly floor: bigint;
  /** 1 where the largest remainders got a unit, 0 where the fraction was cut; anything else is against the rule. */
  readonly units: bigint;
  /** What the division left over, of `divisor`: the fraction of a unit. */
  readonly remainder: bigint;
  readonly divisor: bigint;
}

/** A work's own share by one component. */
export interface OwnShare extends Rounding {
  readonly component: Component;
  /** Of what is given out, in basis points; what fell to *equal* from components without weight counts there. */
  readonly bps: number;
  readonly amount: bigint;
  /** What the component gave out over all works. */
  readonly pot: bigint;
  /** The work's weight (1, its score, its votes) and that of all works. */
  readonly weight: bigint;
  readonly of: bigint;
}

export interface PassedOn {
  readonly id: string;
  readonly amount: bigint;
  readonly state: ParentState;
  /** Its part by the rule, paid or not: where it isn't paid it stays with the work. */
  readonly due: bigint;
}

export interface CreditPart extends Rounding {
  readonly account: string;
  readonly bps: number;
  readonly amount: bigint;
}

/** How a work's sum came about, with the numbers behind each step. `own + received = passed + kept`. */
export interface WorkWhy {
  readonly id: string;
  readonly author: string;
  readonly shares: readonly OwnShare[];
  readonly own: bigint;
  readonly received: bigint;
  readonly remixes: number;
  readonly lineageBps: number;
  /** The lineage share of its total, over all named parents. */
  readonly due: bigint;
  readonly parents: readonly PassedOn[];
  readonly passed: bigint;
  readonly kept: bigint;
  readonly credits: readonly CreditPart[];
  /** Sentences about amounts that don't follow from the statement's own numbers: grounds to dispute it. */
  readonly contradictions: readonly string[];
}

/** An account's works added up, as the API and {@link accountOf} give it. All amounts but `part` are whole works'. */
export interface AccountSums {
  readonly works: number;
  readonly equal: string;
  readonly curated: string;
  readonly community: string;
  readonly received: string;
  readonly remixes: number;
  readonly passed: string;
  readonly kept: string;
  readonly part: string;
}

/** How an account's amount came about. `own + received − passed = kept`, `kept − others = part`, `previous + part = cumulative`. */
export interface AccountWhy {
  readonly account: string;
  readonly works: number;
  readonly shares: readonly { readonly component: Component; readonly bps: number; readonly amount: bigint }[];
  readonly own: bigint;
  readonly received: bigint;
  readonly remixes: number;
  readonly passed: bigint;
  readonly kept: bigint;
  /** What others have of these works by their credits. */
  readonly others: bigint;
  readonly part: bigint;
  /** By the statements before this one; null where that isn't known (their files weren't read). */
  readonly previous: bigint | null;
  readonly cumulative: bigint;
  readonly contradictions: readonly string[];
}

/** How amounts are written. */
export interface Unit {
  readonly symbol: string;
  readonly decimals: number;
}

/** One step of an explanation in words. */
export interface ExplainedStep {
  readonly about: "pool" | "own" | "received" | "passed" | "kept" | "credits" | "you" | "rounding" | "contradiction";
  readonly sentence: string;
}
