import { parseAccount } from "../ids/account.ts";
import { parseCampaignNumber } from "../ids/campaignNumber.ts";
import { MalformedId } from "../ids/errors.ts";
import { defaultHasher } from "../merkle/defaultHasher.ts";
import { rewardTree } from "../merkle/rewardTree.ts";
import type { TreeHasher } from "../merkle/TreeHasher.ts";
import { checkRule } from "./checkRule.ts";
import type { ComputedStatement, StatementFacts } from "./computeStatement.ts";
import { dividePool, ownShare } from "./dividePool.ts";
import { InvalidTotal } from "./errors.ts";
import { creditShares, explanations } from "./explanations.ts";
import { MOST_AMOUNT } from "./limits.ts";
import { flowLineage } from "./lineage.ts";
import { AccountTable } from "./store/AccountTable.ts";
import type { Amounts } from "./store/Amounts.ts";
import { ByteTable } from "./store/ByteTable.ts";
import type { OrderedRoll } from "./store/orderedRoll.ts";
import { RollTable } from "./store/RollTable.ts";
import { StandingTable } from "./store/StandingTable.ts";
import type { RewardRule, RollWork, StatementInput } from "./types.ts";

const ACCOUNT_BYTES = 20;

/** What a statement is about: everything but the roll and the standing statement's accounts. */
export interface StatementHead extends Omit<StatementInput, "roll" | "standing"> {
  /** The standing statement's total; 0 (or absent) for the pool's first statement. */
  readonly standingTotal?: bigint | undefined;
}

/**
 * Computes a statement from works and accounts that come one by one, in any order, and keeps them as columns of numbers: millions
 * fit. After an error it can't be used any more.
 *
 * @example
 * const builder = new StatementBuilder({ chainId, pool, campaign, token, rule, total });
 * for await (const work of roll) builder.addWork(work);
 * const statement = builder.build();
 */
export class StatementBuilder {
  readonly #head: StatementFacts;
  readonly #accounts: ByteTable;
  readonly #roll: RollTable;
  readonly #standing: StandingTable;

  /**
   * @param expected How many works there may be; only speed depends on it.
   * @throws {InvalidRule} {InvalidTotal} {MalformedId}
   */
  constructor(head: StatementHead, expected = 16) {
    const campaign = parseCampaignNumber(head.campaign);
    const previousTotal = head.standingTotal ?? 0n;
    this.#head = {
      chainId: chainIdOf(head.chainId),
      pool: parseAccount(head.pool),
      campaign,
      token: parseAccount(head.token),
      rule: pickRule(head.rule),
      total: head.total,
      previousTotal,
      given: head.total - previousTotal,
    };
    checkRule(head.rule);
    if (this.#head.given <= 0n || head.total > MOST_AMOUNT) throw new InvalidTotal(head.total, previousTotal);
    this.#accounts = new ByteTable(ACCOUNT_BYTES, expected);
    this.#roll = new RollTable(campaign, this.#accounts, expected);
    this.#standing = new StandingTable(this.#accounts);
  }

  /** One work of the roll. @throws {InvalidRoll} for what no chain could have led to. */
  addWork(work: RollWork): void {
    this.#roll.add(work);
  }

  /** One account of the standing statement. @throws {InvalidStanding} */
  addStanding(account: string, cumulative: bigint): void {
    this.#standing.add(account, cumulative);
  }

  /** The statement, once everything was added. @throws {InvalidRoll} {InvalidStanding} */
  build(hasher: TreeHasher = defaultHasher()): ComputedStatement {
    const head = this.#head;
    const roll = this.#roll.order();
    const amounts = this.#standing.close(head.previousTotal);
    const { lineageBps } = head.rule;
    const division = dividePool(head.given, head.rule, roll);
    const own = (place: number) => ownShare(division, place);
    const totals = flowLineage(roll, lineageBps, own, (place, kept) => {
      addCredits(amounts, roll, place, kept);
    });
    const accounts = new AccountTable(this.#accounts, amounts);
    const tree = rewardTree(head, accounts.each(), hasher, accounts.size);
    return {
      ...head,
      root: tree.root,
      tree,
      works: roll.size,
      accountCount: accounts.size,
      // Not `...`: the list is made when somebody wants it.
      get accounts() {
        return accounts.list();
      },
      eachAccount: () => accounts.each(),
      ...explanations({ roll, division, totals, lineageBps }),
      claimOf(account) {
        const index = accounts.find(account.toLowerCase());
        return index === -1 ? undefined : { ...accounts.at(index), proof: tree.proof(index) };
      },
    };
  }
}

/** Step 4: what a work keeps is divided by its credits; step 5: it adds to what accounts had. */
function addCredits(amounts: Amounts, roll: OrderedRoll, place: number, kept: bigint): void {
  if (kept === 0n) return;
  const from = roll.creditsFrom[place] ?? 0;
  creditShares(roll, place, kept).forEach((part, i) => {
    if (part > 0n) amounts.add(roll.creditAccount[from + i] ?? 0, part);
  });
}

function chainIdOf(chainId: number): number {
  if (!Number.isSafeInteger(chainId) || chainId < 1) {
    throw new MalformedId("chain id", chainId, "a whole number from 1");
  }
  return chainId;
}

function pickRule({ equalBps, curatedBps, communityBps, lineageBps }: RewardRule): RewardRule {
  return { equalBps, curatedBps, communityBps, lineageBps };
}
