import { StandardMerkleTree } from "@openzeppelin/merkle-tree";

/** What docs/rewards.md calls the input; nothing is imported from the engine. */
export interface NaiveInput {
  chainId: number;
  pool: string;
  campaign: number;
  token: string;
  rule: { equalBps: number; curatedBps: number; communityBps: number; lineageBps: number };
  roll: readonly NaiveWork[];
  total: bigint;
  standing?: { total: bigint; accounts: readonly { account: string; cumulative: bigint }[] } | undefined;
}

interface NaiveWork {
  id: string;
  author: string;
  certifiedAt: number;
  parents: readonly string[];
  score: number;
  votes: number;
  credits: readonly { account: string; bps: number }[];
}

/**
 * The rule once more, written from docs/rewards.md alone: slow, with plain maps, exact fractions, every remix looked for in the whole roll,
 * and OpenZeppelin's tree.
 */
export function naiveStatement(input: NaiveInput) {
  const { rule } = input;
  // 1. What is given out.
  const given = input.total - (input.standing?.total ?? 0n);
  // 2. Order.
  const works = [...input.roll].sort(
    (a, b) => a.certifiedAt - b.certifiedAt || Number(BigInt(a.id) < BigInt(b.id) ? -1 : 1),
  );
  // 3. Own shares.
  const [equal = 0n, curated = 0n, community = 0n] = remainders(
    given,
    [rule.equalBps, rule.curatedBps, rule.communityBps].map(BigInt),
  );
  const scored = works.some((work) => work.score > 0);
  const voted = works.some((work) => work.votes > 0);
  const none = works.map(() => 0n);
  const equalShares = remainders(
    equal + (scored ? 0n : curated) + (voted ? 0n : community),
    works.map(() => 1n),
  );
  const curatedShares = scored
    ? remainders(
        curated,
        works.map((work) => BigInt(work.score)),
      )
    : none;
  const communityShares = voted
    ? remainders(
        community,
        works.map((work) => BigInt(work.votes)),
      )
    : none;

  // 4. Lineage: the youngest first.
  const total = new Map<string, bigint>();
  const received = new Map<string, bigint>(works.map((work) => [work.id, 0n]));
  const remixes = new Map<string, number>();
  const paid = new Map<string, { id: string; amount: bigint; state: string }[]>();
  for (const [i, work] of [...works.entries()].reverse()) {
    const sum =
      (equalShares[i] ?? 0n) + (curatedShares[i] ?? 0n) + (communityShares[i] ?? 0n) + (received.get(work.id) ?? 0n);
    total.set(work.id, sum);
    const passed = (sum * BigInt(rule.lineageBps)) / 10_000n;
    const part = work.parents.length === 0 ? 0n : passed / BigInt(work.parents.length);
    const odd = passed - part * BigInt(work.parents.length);
    const lines = work.parents.map((id, n) => {
      const parent = works.find((other) => other.id === id);
      if (parent === undefined) return { id, amount: 0n, state: "off-roll" };
      if (parent.certifiedAt >= work.certifiedAt) return { id, amount: 0n, state: "not-earlier" };
      const amount = n === 0 ? part + odd : part;
      received.set(id, (received.get(id) ?? 0n) + amount);
      remixes.set(id, (remixes.get(id) ?? 0) + 1);
      return { id, amount, state: "paid" };
    });
    paid.set(work.id, lines);
  }

  // 5. Credits. 6. Cumulative.
  const amounts = new Map((input.standing?.accounts ?? []).map((a) => [a.account.toLowerCase(), a.cumulative]));
  const lines = works.map((work, i) => {
    const parents = paid.get(work.id) ?? [];
    const kept = (total.get(work.id) ?? 0n) - sumOf(parents.map(({ amount }) => amount));
    const parts = remainders(
      kept,
      work.credits.map(({ bps }) => BigInt(bps)),
    );
    const credits = work.credits.map(({ account, bps }, n) => ({ account, bps, amount: parts[n] ?? 0n }));
    for (const { account, amount } of credits) amounts.set(account, (amounts.get(account) ?? 0n) + amount);
    return {
      id: work.id,
      author: work.author,
      certifiedAt: work.certifiedAt,
      score: work.score,
      votes: work.votes,
      equal: equalShares[i] ?? 0n,
      curated: curatedShares[i] ?? 0n,
      community: communityShares[i] ?? 0n,
      received: received.get(work.id) ?? 0n,
      remixes: remixes.get(work.id) ?? 0,
      parents,
      kept,
      credits,
    };
  });
  const accounts = [...amounts]
    .filter(([, amount]) => amount > 0n)
    .sort(([a], [b]) => (BigInt(a) < BigInt(b) ? -1 : 1));

  // 7. Root.
  const root = () =>
    StandardMerkleTree.of(
      accounts.map(([account, sum]) => [input.chainId, input.pool, input.campaign, input.token, account, `${sum}`]),
      ["uint256", "address", "uint256", "address", "address", "uint256"],
    ).root;
  return { given, accounts, works: lines, totals: works.map((work) => total.get(work.id) ?? 0n), root };
}

function remainders(amount: bigint, weights: bigint[]): bigint[] {
  const all = sumOf(weights);
  const parts = weights.map((weight) => (amount * weight) / all);
  const order = weights
    .map((weight, i) => ({ i, rest: (amount * weight) % all }))
    .sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1));
  for (const { i } of order.slice(0, Number(amount - sumOf(parts)))) parts[i] = (parts[i] ?? 0n) + 1n;
  return parts;
}

function sumOf(list: readonly bigint[]): bigint {
  return list.reduce((a, b) => a + b, 0n);
}
