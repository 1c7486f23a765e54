import type { OrderedRoll } from "./orderRoll.ts";
import type { ParentState } from "./types.ts";

/** In place of a parent's place on the roll. */
const OFF_ROLL = -1;
const NOT_EARLIER = -2;

/** All edges of a roll: work `i`'s parents are `places[starts[i]]` up to `places[starts[i + 1]]`, in the order in which they're named. */
export interface Edges {
  readonly starts: Uint32Array;
  readonly places: Int32Array;
}

export function edgesOf({ works, placeOf }: OrderedRoll): Edges {
  const starts = new Uint32Array(works.length + 1);
  works.forEach((work, i) => {
    starts[i + 1] = (starts[i] ?? 0) + work.parents.length;
  });
  const places = new Int32Array(starts[works.length] ?? 0);
  let edge = 0;
  for (const work of works) {
    for (const parent of work.parents) {
      const place = placeOf.get(parent);
      const older = place === undefined ? undefined : works[place];
      if (place === undefined || older === undefined) places[edge++] = OFF_ROLL;
      else places[edge++] = older.certifiedAt < work.certifiedAt ? place : NOT_EARLIER;
    }
  }
  return { starts, places };
}

export function parentState(place: number): ParentState {
  return place === OFF_ROLL ? "off-roll" : place === NOT_EARLIER ? "not-earlier" : "paid";
}

/** What a total passes to `count` named parents: `floor(total · λ / 10,000)` in equal parts, what doesn't divide to the first. */
export function parentShares(
  total: bigint,
  lineageBps: number,
  count: number,
): { readonly first: bigint; readonly other: bigint } {
  if (count === 0 || lineageBps === 0) return { first: 0n, other: 0n };
  const passed = (total * BigInt(lineageBps)) / 10_000n;
  const other = passed / BigInt(count);
  return { first: passed - other * BigInt(count - 1), other };
}

/**
 * Step 3 of the rule, in one pass from the youngest work to the oldest: only edges to strictly older works are paid, so the roll's
 * order turned around is a reverse topological one, and no edge can close a cycle.
 *
 * @param own Each work's own share; becomes its total (own and received).
 * @returns What stays with each work.
 */
export function flowLineage(own: bigint[], lineageBps: number, { starts, places }: Edges): bigint[] {
  const kept = new Array<bigint>(own.length);
  for (let i = own.length - 1; i >= 0; i--) {
    const total = own[i] ?? 0n;
    const begin = starts[i] ?? 0;
    const end = starts[i + 1] ?? 0;
    const { first, other } = parentShares(total, lineageBps, end - begin);
    let stays = total;
    for (let edge = begin; edge < end; edge++) {
      const place = places[edge] ?? OFF_ROLL;
      const amount = edge === begin ? first : other;
      if (place < 0 || amount === 0n) continue;
      own[place] = (own[place] ?? 0n) + amount;
      stays -= amount;
    }
    kept[i] = stays;
  }
  return kept;
}

/** The edges turned around: work `i`'s paid remixes are `children[starts[i]]` up to `children[starts[i + 1]]`, oldest first. */
export function remixesOf({ starts, places }: Edges): { readonly starts: Uint32Array; readonly children: Uint32Array } {
  const turned = new Uint32Array(starts.length);
  for (const place of places) if (place >= 0) turned[place + 1] = (turned[place + 1] ?? 0) + 1;
  for (let i = 1; i < turned.length; i++) turned[i] = (turned[i] ?? 0) + (turned[i - 1] ?? 0);
  const next = turned.slice();
  const children = new Uint32Array(turned[turned.length - 1] ?? 0);
  for (let child = 0; child + 1 < starts.length; child++) {
    for (let edge = starts[child] ?? 0; edge < (starts[child + 1] ?? 0); edge++) {
      const place = places[edge] ?? OFF_ROLL;
      if (place < 0) continue;
      const slot = next[place] ?? 0;
      children[slot] = child;
      next[place] = slot + 1;
    }
  }
  return { starts: turned, children };
}
