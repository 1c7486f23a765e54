import { Amounts } from "./store/Amounts.ts";
import { type OrderedRoll, paidPlace } from "./store/orderedRoll.ts";

/** What a total passes to `count` named parents: `floor(total · λ / 10,000)` in equal parts, what doesn't divide to the first. */
export function parentShares(
  total: bigint,
  lineageBps: number,
  count: number,
): { readonly first: bigint; readonly other: bigint } {
  if (count === 0 || lineageBps === 0) return NOTHING;
  const passed = (total * BigInt(lineageBps)) / 10_000n;
  if (count === 1) return { first: passed, other: 0n };
  const other = passed / BigInt(count);
  return { first: passed - other * BigInt(count - 1), other };
}

const NOTHING = { first: 0n, other: 0n };

/**
 * Step 3 of the rule, in one pass from the youngest work to the oldest: only edges to strictly older works are paid, so the roll's
 * order turned around is a reverse topological one, and no edge can close a cycle. Each edge is followed once.
 *
 * @param own A work's own share.
 * @param keep Told what stays with each work, the youngest first.
 * @returns Each work's total: its own share and what it received.
 */
export function flowLineage(
  roll: OrderedRoll,
  lineageBps: number,
  own: (place: number) => bigint,
  keep: (place: number, kept: bigint) => void,
): Amounts {
  const totals = new Amounts(roll.size);
  for (let place = roll.size - 1; place >= 0; place--) {
    const total = totals.get(place) + own(place);
    totals.set(place, total);
    let stays = total;
    eachPaidParent(roll, place, total, lineageBps, (parent, amount) => {
      totals.add(parent, amount);
      stays -= amount;
    });
    keep(place, stays);
  }
  return totals;
}

/** What a work with this total passes on, to whom. */
export function eachPaidParent(
  roll: OrderedRoll,
  place: number,
  total: bigint,
  lineageBps: number,
  pay: (parent: number, amount: bigint) => void,
): void {
  const count = roll.parentCount[place] ?? 0;
  if (count === 0) return;
  const { first, other } = parentShares(total, lineageBps, count);
  if (first === 0n) return;
  const from = roll.parentsFrom[place] ?? 0;
  for (let edge = from; edge < from + count; edge++) {
    const amount = edge === from ? first : other;
    const parent = amount === 0n ? -1 : paidPlace(roll, place, edge);
    if (parent >= 0) pay(parent, amount);
  }
}

/** The paid edges turned around: work `i`'s remixes are `children[starts[i]]` up to `children[starts[i + 1]]`, oldest first. */
export function remixesOf(roll: OrderedRoll): { readonly starts: Uint32Array; readonly children: Uint32Array } {
  const starts = new Uint32Array(roll.size + 1);
  eachEdge(roll, (_, parent) => {
    starts[parent + 1] = (starts[parent + 1] ?? 0) + 1;
  });
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  const next = starts.slice();
  const children = new Uint32Array(starts[roll.size] ?? 0);
  eachEdge(roll, (child, parent) => {
    const slot = next[parent] ?? 0;
    children[slot] = child;
    next[parent] = slot + 1;
  });
  return { starts, children };
}

function eachEdge(roll: OrderedRoll, visit: (child: number, parent: number) => void): void {
  for (let child = 0; child < roll.size; child++) {
    const from = roll.parentsFrom[child] ?? 0;
    for (let edge = from; edge < from + (roll.parentCount[child] ?? 0); edge++) {
      const parent = paidPlace(roll, child, edge);
      if (parent >= 0) visit(child, parent);
    }
  }
}
