import { parentShares } from "../rewards/lineage.ts";
import { componentsOf } from "./componentsOf.ts";
import { isRounded, roundingOf } from "./roundingOf.ts";
import type { CreditPart, ExplainedLine, ExplainedStatement, OwnShare, PassedOn, WorkWhy } from "./types.ts";

/**
 * How a work's sum came about: its line with the numbers behind each step. It also says where the line's amounts don't follow from the
 * statement's own numbers, which a statement that reads well can still have; whether those numbers are the roll's is the audit's to say.
 *
 * @example
 * const { statement, work } = await api.whyWork(root, id);
 * explainWork(statement, work).shares; // [{ component: "equal", amount: 34n, pot: 100n, weight: 1n, of: 3n, units: 1n, … }]
 */
export function explainWork(statement: ExplainedStatement, line: ExplainedLine): WorkWhy {
  const shares = sharesOf(statement, line);
  const own = shares.reduce((sum, { amount }) => sum + amount, 0n);
  const received = BigInt(line.received);
  const kept = BigInt(line.kept);
  const { lineageBps } = statement.rule;
  const { first, other } = parentShares(own + received, lineageBps, line.parents.length);
  const parents = line.parents.map(
    ({ id, amount, state }, index): PassedOn => ({
      ...{ id, state, amount: BigInt(amount) },
      due: index === 0 ? first : other,
    }),
  );
  const credits = creditsOf(line, kept);
  return {
    ...{ id: line.id, author: line.author, shares, own, received, remixes: line.remixes, lineageBps },
    due: parents.reduce((sum, { due }) => sum + due, 0n),
    parents,
    passed: parents.reduce((sum, { amount }) => sum + amount, 0n),
    kept,
    credits,
    contradictions: [...shareFaults(shares), ...lineageFaults(parents), ...creditFaults(credits)],
  };
}

function sharesOf(statement: ExplainedStatement, line: ExplainedLine): OwnShare[] {
  const weights = { equal: 1n, curated: BigInt(line.score), community: BigInt(line.votes) };
  return componentsOf(statement).flatMap(({ component, bps, due, of }) => {
    const amount = BigInt(line[component]);
    if (due === 0n && amount === 0n) return [];
    const weight = weights[component];
    return [{ component, bps, amount, pot: due, weight, of, ...roundingOf(amount, due, weight, of) }];
  });
}

function creditsOf({ credits }: ExplainedLine, kept: bigint): CreditPart[] {
  return credits.map(({ account, bps, amount }) => ({
    ...{ account, bps, amount: BigInt(amount) },
    ...roundingOf(BigInt(amount), kept, BigInt(bps), 10_000n),
  }));
}

const NAMES = { equal: "the equal split", curated: "the curators' scores", community: "the community's votes" };

function shareFaults(shares: readonly OwnShare[]): string[] {
  return shares
    .filter((share) => !isRounded(share))
    .map(
      ({ component, amount, floor }) =>
        `By ${NAMES[component]} the work has ${amount} units, where the statement's own numbers make it ${floor}, or one more.`,
    );
}

function lineageFaults(parents: readonly PassedOn[]): string[] {
  return parents
    .filter(({ state, amount, due }) => amount !== (state === "paid" ? due : 0n))
    .map(
      ({ id, state, amount, due }) =>
        `The parent ${id} got ${amount} units, where the lineage share makes it ${state === "paid" ? due : 0n}.`,
    );
}

function creditFaults(credits: readonly CreditPart[]): string[] {
  return credits
    .filter((credit) => !isRounded(credit))
    .map(
      ({ account, amount, floor }) =>
        `${account} is credited with ${amount} units of the work, where its share makes it ${floor}, or one more.`,
    );
}
