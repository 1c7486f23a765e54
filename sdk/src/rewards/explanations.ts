import { apportion } from "./apportion.ts";
import { ownShare, type PoolDivision } from "./dividePool.ts";
import { eachPaidParent, parentShares, remixesOf } from "./lineage.ts";
import type { Amounts } from "./store/Amounts.ts";
import { accountOf, idOf, type OrderedRoll, paidPlace, parentState, placeOf } from "./store/orderedRoll.ts";
import type { ExplainedStatement, WorkExplanation } from "./types.ts";

/** What explanations are made from; no work has an object of its own until it is asked for. */
export interface Computation {
  readonly roll: OrderedRoll;
  readonly division: PoolDivision;
  /** Own share and what was received, by place. */
  readonly totals: Amounts;
  readonly lineageBps: number;
}

/** A statement's explanations, made when they are asked for. */
export function explanations(computation: Computation): ExplainedStatement {
  const { roll, totals, lineageBps } = computation;
  let turned: ReturnType<typeof remixesOf> | undefined;
  const childrenOf = (place: number): Uint32Array => {
    turned ??= remixesOf(roll);
    return turned.children.subarray(turned.starts[place], turned.starts[place + 1]);
  };
  const explainPlace = (place: number) => explain(computation, place, childrenOf(place).length);
  return {
    *explainAll() {
      for (let place = 0; place < roll.size; place++) yield explainPlace(place);
    },
    explain(id) {
      const place = placeOf(roll, id);
      return place === -1 ? undefined : explainPlace(place);
    },
    remixesOf(id) {
      const parent = placeOf(roll, id);
      if (parent === -1) return [];
      return Array.from(childrenOf(parent), (child) => {
        let amount = 0n;
        eachPaidParent(roll, child, totals.get(child), lineageBps, (place, part) => {
          if (place === parent) amount = part;
        });
        return { id: idOf(roll, roll.id[child] ?? 0), amount };
      });
    },
  };
}

/** What a work keeps, by its credits in their order. */
export function creditShares(roll: OrderedRoll, place: number, kept: bigint): readonly bigint[] {
  const from = roll.creditsFrom[place] ?? 0;
  const count = roll.creditCount[place] ?? 0;
  return count === 1 ? [kept] : apportion(kept, roll.creditBps.subarray(from, from + count));
}

function explain({ roll, division, totals, lineageBps }: Computation, place: number, remixes: number): WorkExplanation {
  const total = totals.get(place);
  const parents = parentsOf(roll, place, total, lineageBps);
  const kept = parents.reduce((stays, { amount }) => stays - amount, total);
  const parts = creditShares(roll, place, kept);
  const from = roll.creditsFrom[place] ?? 0;
  return {
    id: idOf(roll, roll.id[place] ?? 0),
    author: accountOf(roll.accounts, roll.author[place] ?? 0),
    certifiedAt: roll.certifiedAt[place] ?? 0,
    score: roll.score[place] ?? 0,
    votes: roll.votes[place] ?? 0,
    equal: division.equal.get(place),
    curated: division.curated.get(place),
    community: division.community.get(place),
    received: total - ownShare(division, place),
    remixes,
    parents,
    kept,
    credits: parts.map((amount, i) => ({
      account: accountOf(roll.accounts, roll.creditAccount[from + i] ?? 0),
      bps: roll.creditBps[from + i] ?? 0,
      amount,
    })),
  };
}

function parentsOf(roll: OrderedRoll, place: number, total: bigint, lineageBps: number): WorkExplanation["parents"] {
  const count = roll.parentCount[place] ?? 0;
  if (count === 0) return [];
  const { first, other } = parentShares(total, lineageBps, count);
  const from = roll.parentsFrom[place] ?? 0;
  return Array.from({ length: count }, (_, i) => {
    const state = parentState(paidPlace(roll, place, from + i));
    const amount = state !== "paid" ? 0n : i === 0 ? first : other;
    return { id: idOf(roll, roll.parents[from + i] ?? 0), amount, state };
  });
}
