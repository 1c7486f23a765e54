import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import type { StatementInput } from "../../src/rewards/types.ts";

/**
 * The rule of protocol §6 once more, written straight from its text: slow, with fractions compared by cross-multiplication, recursion for the
 * flow, and OpenZeppelin's tree. It shares nothing with the engine but the input's type.
 */
export function naiveStatement(input: StatementInput) {
  const works = [...input.roll].sort(
    (a, b) => a.certifiedAt - b.certifiedAt || Number(BigInt(a.id) < BigInt(b.id) ? -1 : 1),
  );
  const given = input.total - (input.standing?.total ?? 0n);
  const parts = remainders(given, [input.rule.equalBps, input.rule.curatedBps, input.rule.communityBps].map(BigInt));
  const weights = [works.map(() => 1n), works.map((w) => BigInt(w.score)), works.map((w) => BigInt(w.votes))];
  for (const c of [1, 2]) {
    if (sum(weights[c] ?? []) > 0n) continue;
    parts[0] = (parts[0] ?? 0n) + (parts[c] ?? 0n);
    parts[c] = 0n;
  }
  const shares = weights.map((list, c) =>
    (parts[c] ?? 0n) > 0n ? remainders(parts[c] ?? 0n, list) : list.map(() => 0n),
  );
  const own = works.map((_, i) => sum(shares.map((list) => list[i] ?? 0n)));

  const time = new Map(works.map((w) => [w.id, w.certifiedAt]));
  const totals = new Map<string, bigint>();
  const passes = (id: string): [string, bigint][] => {
    const work = works.find((w) => w.id === id);
    if (work === undefined || work.parents.length === 0) return [];
    const flow = (totalOf(id) * BigInt(input.rule.lineageBps)) / 10_000n;
    const each = flow / BigInt(work.parents.length);
    return work.parents.map((parent, i): [string, bigint] => [
      parent,
      i === 0 ? flow - each * BigInt(work.parents.length - 1) : each,
    ]);
  };
  const pays = (child: string, parent: string) =>
    (time.get(parent) ?? Number.POSITIVE_INFINITY) < (time.get(child) ?? 0);
  const totalOf = (id: string): bigint => {
    const known = totals.get(id);
    if (known !== undefined) return known;
    let total = own[works.findIndex((w) => w.id === id)] ?? 0n;
    for (const child of works) {
      if (!child.parents.includes(id) || !pays(child.id, id)) continue;
      total += sum(
        passes(child.id)
          .filter(([parent]) => parent === id)
          .map(([, amount]) => amount),
      );
    }
    totals.set(id, total);
    return total;
  };

  const amounts = new Map((input.standing?.accounts ?? []).map((a) => [a.account, a.cumulative]));
  for (const work of works) {
    const paid = sum(
      passes(work.id)
        .filter(([parent]) => pays(work.id, parent))
        .map(([, amount]) => amount),
    );
    const credits = remainders(
      totalOf(work.id) - paid,
      work.credits.map((c) => BigInt(c.bps)),
    );
    work.credits.forEach((c, i) => {
      amounts.set(c.account, (amounts.get(c.account) ?? 0n) + (credits[i] ?? 0n));
    });
  }
  const accounts = [...amounts]
    .filter(([, amount]) => amount > 0n)
    .sort(([a], [b]) => (BigInt(a) < BigInt(b) ? -1 : 1));
  const tree = StandardMerkleTree.of(
    accounts.map(([account, amount]) => [input.chainId, input.pool, input.campaign, input.token, account, `${amount}`]),
    ["uint256", "address", "uint256", "address", "address", "uint256"],
  );
  return { accounts, root: tree.root, totals: works.map((w) => totalOf(w.id)) };
}

function remainders(amount: bigint, weights: bigint[]): bigint[] {
  const all = sum(weights);
  const parts = weights.map((weight) => (amount * weight) / all);
  const order = weights
    .map((weight, i) => ({ i, rest: (amount * weight) % all }))
    .sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1));
  for (const { i } of order.slice(0, Number(amount - sum(parts)))) parts[i] = (parts[i] ?? 0n) + 1n;
  return parts;
}

function sum(list: readonly bigint[]): bigint {
  return list.reduce((a, b) => a + b, 0n);
}
