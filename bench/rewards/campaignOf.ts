import type { RewardRule, RollWork } from "@colophon/sdk/rewards/types.ts";

export const POOL = "0x5fbdb2315678afecb367f032d93f642f64180aa3";
export const ETH = "0x0000000000000000000000000000000000000000";
export const CAMPAIGN = 1;
/** What is given out: a million ETH, so that every share is of many digits. */
export const TOTAL = 10n ** 24n;
export const RULE: RewardRule = { equalBps: 4_000, curatedBps: 4_000, communityBps: 2_000, lineageBps: 2_000 };
/** The first work's time; one follows the other by a second. */
const BEGAN = 1_700_000_000;

/**
 * A campaign of so many works by as many accounts, one by one, the same from every seed: 2 % have one to three older parents, 5 % a
 * co-author, 60 % a score, 20 % votes.
 *
 * @example for (const work of campaignOf(1_000, 1)) builder.addWork(work);
 */
export function* campaignOf(size: number, seed: number): Generator<RollWork, void, void> {
  const next = randomWords(seed);
  for (let i = 0; i < size; i++) {
    const author = accountOf(i, seed);
    const parents = new Set<string>();
    if (i > 0 && next() % 50 === 0) {
      for (let count = 1 + (next() % 3); count > 0; count--) parents.add(idOf(next() % i, seed));
    }
    const shared = next() % 20 === 0;
    const other = accountOf(next() % size, seed);
    yield {
      id: idOf(i, seed),
      author,
      certifiedAt: BEGAN + i,
      parents: [...parents],
      score: next() % 5 < 3 ? 1 + (next() % 10_000) : 0,
      votes: next() % 5 === 0 ? 1 + (next() % 40) : 0,
      credits:
        shared && other !== author
          ? [
              { account: author, bps: 7_000 },
              { account: other, bps: 3_000 },
            ]
          : [{ account: author, bps: 10_000 }],
    };
  }
}

/** The account of a work's author; no two are the same. */
export function accountOf(index: number, seed: number): `0x${string}` {
  return `0x${scattered(index, seed, 40)}`;
}

function idOf(index: number, seed: number): string {
  return `0x${CAMPAIGN.toString(16).padStart(8, "0")}${scattered(index, seed + 1, 56)}`;
}

/** Digits that look random; the first eight are the index, turned around by an odd factor, so that none comes twice. */
function scattered(index: number, seed: number, digits: number): string {
  let text = (Math.imul(index + 1, 0x9e37_79b1) >>> 0).toString(16).padStart(8, "0");
  let state = index ^ Math.imul(seed + 1, 0x85eb_ca6b);
  while (text.length < digits) {
    state = mix(state);
    text += (state >>> 0).toString(16).padStart(8, "0");
  }
  return text.slice(0, digits);
}

function randomWords(seed: number): () => number {
  let counter = seed;
  return () => {
    counter = (counter + 0x9e37_79b9) | 0;
    return mix(counter) >>> 0;
  };
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x21f0_aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
  return mixed ^ (mixed >>> 15);
}
