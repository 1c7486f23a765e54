import type { Account } from "../ids/account.ts";
import type { CampaignNumber } from "../ids/campaignNumber.ts";
import { defaultHasher } from "../merkle/defaultHasher.ts";
import type { MerkleTree } from "../merkle/MerkleTree.ts";
import type { TreeHasher } from "../merkle/TreeHasher.ts";
import { StatementBuilder } from "./StatementBuilder.ts";
import type { AccountAmount, ExplainedStatement, RewardRule, StatementSource } from "./types.ts";

/** What a statement is about and gives out. */
export interface StatementFacts {
  readonly chainId: number;
  readonly pool: Account;
  readonly campaign: CampaignNumber;
  readonly token: Account;
  readonly rule: RewardRule;
  /** Cumulative; `previousTotal` is the standing statement's, `given` the difference. */
  readonly total: bigint;
  readonly previousTotal: bigint;
  readonly given: bigint;
}

/** A computed statement. Lists and explanations are made when asked for, so that millions of works need no millions of objects. */
export interface ComputedStatement extends StatementFacts, ExplainedStatement {
  readonly root: `0x${string}`;
  /** Every account above 0, sorted by address; leaf `i` of `tree` is account `i`. An array made at the first look: where there may be millions, take `eachAccount`. */
  readonly accounts: readonly AccountAmount[];
  readonly accountCount: number;
  /** The same accounts, one by one. */
  eachAccount(): Generator<AccountAmount, void, void>;
  readonly tree: MerkleTree;
  /** How many works are on the roll. */
  readonly works: number;
  /** What an account needs to claim; undefined where it earned nothing. */
  claimOf(account: string): (AccountAmount & { readonly proof: readonly `0x${string}`[] }) | undefined;
}

/**
 * Computes a statement from a closed roll, by `docs/rewards.md`: pure, whole numbers only, without recursion; the order of the roll
 * and of the standing accounts doesn't matter. The accounts' amounts sum to `total`, to the last unit.
 *
 * @param source Works and standing accounts are looked at once, one by one; arrays will do, and so will generators. What comes
 *   asynchronously goes into a `StatementBuilder`.
 * @param hasher Who hashes the tree; in Node `twoThreadHasher` uses two cores.
 * @throws {InvalidRule} {InvalidRoll} {InvalidTotal} {InvalidStanding} {MalformedId}
 * @example
 * const statement = computeStatement({ chainId: 1, pool, campaign: 1, token, rule, roll: roll.works, total: 10n ** 18n });
 * statement.root; statement.accounts; statement.claimOf(account)?.proof;
 */
export function computeStatement(source: StatementSource, hasher: TreeHasher = defaultHasher()): ComputedStatement {
  const { roll, standing, ...head } = source;
  const expected = Array.isArray(roll) ? roll.length : undefined;
  const builder = new StatementBuilder({ ...head, standingTotal: standing?.total }, expected);
  for (const { account, cumulative } of standing?.accounts ?? []) builder.addStanding(account, cumulative);
  for (const work of roll) builder.addWork(work);
  return builder.build(hasher);
}
