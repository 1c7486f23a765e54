import type { Account } from "../ids/account.ts";
import type { ContributionId } from "../ids/contributionId.ts";

/** How a pool is split, in basis points: the first three sum to 10,000; the lineage share is at most 5,000. */
export interface RewardRule {
  readonly equalBps: number;
  readonly curatedBps: number;
  readonly communityBps: number;
  readonly lineageBps: number;
}

/** One accepted, verified work of a closed roll, as the API's `/roll` gives it. */
export interface RollWork {
  readonly id: string;
  readonly author: string;
  /** Unix seconds. */
  readonly certifiedAt: number;
  /** In the order in which the author named them. */
  readonly parents: readonly string[];
  /** 0 … 10,000. */
  readonly score: number;
  /** Votes that count, after budgets and eligibility. */
  readonly votes: number;
  /** In the manifest's order; the author alone with 10,000 where there is no valid manifest, see `resolveCredits`. */
  readonly credits: readonly RollCredit[];
}

export interface RollCredit {
  readonly account: string;
  readonly bps: number;
}

/** An account and all that it has earned from one pool so far, in the token's smallest unit. */
export interface AccountAmount {
  readonly account: Account;
  readonly cumulative: bigint;
}

/** The statement that stands before the new one; its file's account lines. */
export interface StandingStatement {
  readonly total: bigint;
  readonly accounts: readonly { readonly account: string; readonly cumulative: bigint }[];
}

/** Everything that a statement is computed from; two machines with the same input get the same root. */
export interface StatementInput {
  readonly chainId: number;
  /** The `RewardPools` contract. */
  readonly pool: string;
  readonly campaign: number;
  /** Zero address: ETH. */
  readonly token: string;
  readonly rule: RewardRule;
  /** In any order. */
  readonly roll: readonly RollWork[];
  /** Cumulative, in the token's smallest unit: what all statements give out, this one included. */
  readonly total: bigint;
  /** Absent for the pool's first statement. */
  readonly standing?: StandingStatement | undefined;
}

/** The same where there is too much for arrays: works and standing accounts come one by one, and are looked at once. */
export interface StatementSource extends Omit<StatementInput, "roll" | "standing"> {
  readonly roll: Iterable<RollWork>;
  readonly standing?:
    | { readonly total: bigint; readonly accounts: Iterable<{ readonly account: string; readonly cumulative: bigint }> }
    | undefined;
}

/** Why a named parent is paid or isn't: it's on no place of this roll, or wasn't certified strictly earlier. */
export type ParentState = "paid" | "off-roll" | "not-earlier";

/** How one work's sum came about. `equal + curated + community + received = passed to parents + kept`; the credits' amounts sum to `kept`. */
export interface WorkExplanation {
  readonly id: ContributionId;
  readonly author: Account;
  readonly certifiedAt: number;
  readonly score: number;
  readonly votes: number;
  /** Its own shares of the pool. */
  readonly equal: bigint;
  readonly curated: bigint;
  readonly community: bigint;
  /** From works that name this one as a parent, and how many these are; one by one: `remixesOf`. */
  readonly received: bigint;
  readonly remixes: number;
  /** To each named parent, in order; 0 for those that aren't paid, whose part stays in `kept`. */
  readonly parents: readonly { readonly id: ContributionId; readonly amount: bigint; readonly state: ParentState }[];
  readonly kept: bigint;
  readonly credits: readonly { readonly account: Account; readonly bps: number; readonly amount: bigint }[];
}

/** What a computed statement can say of its works; each answer is made when it is asked for. */
export interface ExplainedStatement {
  /** How each work's sum came about, in the roll's order (certified-at, then id). */
  explainAll(): Generator<WorkExplanation, void, void>;
  /** The same for one work; undefined where it isn't on the roll. */
  explain(id: string): WorkExplanation | undefined;
  /** What a work received from each of its remixes, oldest first. */
  remixesOf(id: string): readonly { readonly id: ContributionId; readonly amount: bigint }[];
}
