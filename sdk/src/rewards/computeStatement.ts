import { type Account, parseAccount } from "../ids/account.ts";
import { type CampaignNumber, parseCampaignNumber } from "../ids/campaignNumber.ts";
import type { ContributionId } from "../ids/contributionId.ts";
import { MalformedId } from "../ids/errors.ts";
import { defaultHasher } from "../merkle/defaultHasher.ts";
import type { MerkleTree } from "../merkle/MerkleTree.ts";
import { rewardTree } from "../merkle/rewardTree.ts";
import type { TreeHasher } from "../merkle/TreeHasher.ts";
import { apportion } from "./apportion.ts";
import { checkRule } from "./checkRule.ts";
import { checkStanding } from "./checkStanding.ts";
import { dividePool, type PoolDivision } from "./dividePool.ts";
import { InvalidTotal } from "./errors.ts";
import { type Edges, edgesOf, flowLineage, parentShares, parentState, remixesOf } from "./lineage.ts";
import { type OrderedRoll, orderRoll } from "./orderRoll.ts";
import type { AccountAmount, RewardRule, StatementInput, WorkExplanation } from "./types.ts";

const MOST = (1n << 128n) - 1n;

/** A computed statement. Explanations are made when asked for, so that millions of works need no millions of objects. */
export interface ComputedStatement {
  readonly chainId: number;
  readonly pool: Account;
  readonly campaign: CampaignNumber;
  readonly token: Account;
  readonly rule: RewardRule;
  /** Cumulative; `previousTotal` is the standing statement's, `given` the difference. */
  readonly total: bigint;
  readonly previousTotal: bigint;
  readonly given: bigint;
  readonly root: `0x${string}`;
  /** Every account above 0, sorted by address; leaf `i` of `tree` is account `i`. */
  readonly accounts: readonly AccountAmount[];
  readonly tree: MerkleTree;
  /** How many works are on the roll. */
  readonly works: number;
  /** How each work's sum came about, in the roll's order (certified-at, then id). */
  explainAll(): Generator<WorkExplanation, void, void>;
  /** The same for one work; undefined where it isn't on the roll. */
  explain(id: string): WorkExplanation | undefined;
  /** What a work received from each of its remixes, oldest first. */
  remixesOf(id: string): readonly { readonly id: ContributionId; readonly amount: bigint }[];
  /** What an account needs to claim; undefined where it earned nothing. */
  claimOf(account: string): (AccountAmount & { readonly proof: readonly `0x${string}`[] }) | undefined;
}

/**
 * Computes a statement from a closed roll, by `docs/rewards.md`: pure, whole numbers only, without recursion; the order of the roll
 * and of the standing accounts doesn't matter. The accounts' amounts sum to `total`, to the last unit.
 *
 * @param hasher Who hashes the tree; in Node `twoThreadHasher` uses two cores.
 * @throws {InvalidRule} {InvalidRoll} {InvalidTotal} {InvalidStanding} {MalformedId}
 * @example
 * const statement = computeStatement({ chainId: 1, pool, campaign: 1, token, rule, roll: roll.works, total: 10n ** 18n });
 * statement.root; statement.accounts; statement.claimOf(account)?.proof;
 */
export function computeStatement(input: StatementInput, hasher: TreeHasher = defaultHasher()): ComputedStatement {
  const campaign = parseCampaignNumber(input.campaign);
  const place = {
    chainId: chainIdOf(input.chainId),
    pool: parseAccount(input.pool),
    campaign,
    token: parseAccount(input.token),
  };
  checkRule(input.rule);
  const amounts = checkStanding(input.standing);
  const previousTotal = input.standing?.total ?? 0n;
  const given = input.total - previousTotal;
  if (given <= 0n || input.total > MOST) throw new InvalidTotal(input.total, previousTotal);

  const roll = orderRoll(campaign, input.roll);
  const division = dividePool(given, input.rule, roll.works);
  const edges = edgesOf(roll);
  const totals = roll.works.map((_, i) => ownShare(division, i));
  const kept = flowLineage(totals, input.rule.lineageBps, edges);
  addCredits(amounts, roll, kept);

  const accounts = sortedAccounts(amounts);
  const tree = rewardTree(place, accounts, hasher);
  return {
    ...place,
    rule: pickRule(input.rule),
    total: input.total,
    previousTotal,
    given,
    root: tree.root,
    accounts,
    tree,
    works: roll.works.length,
    ...explanations({ roll, division, edges, totals, kept, lineageBps: input.rule.lineageBps }),
    claimOf(account) {
      const index = find(accounts, account.toLowerCase());
      const found = accounts[index];
      return found === undefined ? undefined : { ...found, proof: tree.proof(index) };
    },
  };
}

/** Step 4: what a work keeps is divided by its credits; step 5: it adds to what accounts had. */
function addCredits(amounts: Map<string, bigint>, { works }: OrderedRoll, kept: readonly bigint[]): void {
  works.forEach(({ credits }, i) => {
    const parts = creditShares(kept[i] ?? 0n, credits);
    credits.forEach(({ account }, c) => {
      const part = parts[c] ?? 0n;
      if (part > 0n) amounts.set(account, (amounts.get(account) ?? 0n) + part);
    });
  });
}

function creditShares(kept: bigint, credits: readonly { readonly bps: number }[]): bigint[] {
  return credits.length === 1
    ? [kept]
    : apportion(
        kept,
        credits.map(({ bps }) => bps),
      );
}

interface Computation {
  readonly roll: OrderedRoll;
  readonly division: PoolDivision;
  readonly edges: Edges;
  readonly totals: readonly bigint[];
  readonly kept: readonly bigint[];
  readonly lineageBps: number;
}

function explanations(c: Computation): Pick<ComputedStatement, "explainAll" | "explain" | "remixesOf"> {
  const { works, placeOf } = c.roll;
  let turned: ReturnType<typeof remixesOf> | undefined;
  const childrenOf = (place: number): Uint32Array => {
    turned ??= remixesOf(c.edges);
    return turned.children.subarray(turned.starts[place], turned.starts[place + 1]);
  };
  const passedBy = (place: number) =>
    parentShares(c.totals[place] ?? 0n, c.lineageBps, works[place]?.parents.length ?? 0);

  const explainPlace = (place: number): WorkExplanation | undefined => {
    const work = works[place];
    if (work === undefined) return undefined;
    const { first, other } = passedBy(place);
    const begin = c.edges.starts[place] ?? 0;
    const kept = c.kept[place] ?? 0n;
    const parts = creditShares(kept, work.credits);
    return {
      id: work.id,
      author: work.author,
      certifiedAt: work.certifiedAt,
      score: work.score,
      votes: work.votes,
      equal: c.division.equal?.[place] ?? 0n,
      curated: c.division.curated?.[place] ?? 0n,
      community: c.division.community?.[place] ?? 0n,
      received: (c.totals[place] ?? 0n) - ownShare(c.division, place),
      remixes: childrenOf(place).length,
      parents: work.parents.map((id, i) => {
        const state = parentState(c.edges.places[begin + i] ?? 0);
        return { id, amount: state !== "paid" ? 0n : i === 0 ? first : other, state };
      }),
      kept,
      credits: work.credits.map(({ account, bps }, i) => ({ account, bps, amount: parts[i] ?? 0n })),
    };
  };
  return {
    *explainAll() {
      for (let place = 0; place < works.length; place++) {
        const explanation = explainPlace(place);
        if (explanation !== undefined) yield explanation;
      }
    },
    explain: (id) => explainPlace(placeOf.get(id.toLowerCase()) ?? -1),
    remixesOf(id) {
      const parent = placeOf.get(id.toLowerCase());
      if (parent === undefined) return [];
      return Array.from(childrenOf(parent), (child) => {
        const work = works[child];
        const { first, other } = passedBy(child);
        return work === undefined
          ? []
          : [{ id: work.id, amount: work.parents[0] === works[parent]?.id ? first : other }];
      }).flat();
    },
  };
}

function ownShare(division: PoolDivision, place: number): bigint {
  return (division.equal?.[place] ?? 0n) + (division.curated?.[place] ?? 0n) + (division.community?.[place] ?? 0n);
}

function sortedAccounts(amounts: ReadonlyMap<string, bigint>): AccountAmount[] {
  const accounts: AccountAmount[] = [];
  for (const [account, cumulative] of amounts) accounts.push({ account: account as Account, cumulative });
  return accounts.sort((a, b) => (a.account < b.account ? -1 : 1));
}

/** Binary search; −1 where there's no such account. */
function find(accounts: readonly AccountAmount[], account: string): number {
  let low = 0;
  let high = accounts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((accounts[middle]?.account ?? "") < account) low = middle + 1;
    else high = middle;
  }
  return accounts[low]?.account === account ? low : -1;
}

function chainIdOf(chainId: number): number {
  if (!Number.isSafeInteger(chainId) || chainId < 1)
    throw new MalformedId("chain id", chainId, "a whole number from 1");
  return chainId;
}

function pickRule({ equalBps, curatedBps, communityBps, lineageBps }: RewardRule): RewardRule {
  return { equalBps, curatedBps, communityBps, lineageBps };
}
