import { randomWords } from "./works.ts";

/** What the brand says of a work: null, nothing (then it is accepted with score 0). */
export type MadeVerdict =
  | { readonly accepted: true; readonly score: number }
  | { readonly accepted: false; readonly reason: number }
  | null;

/** 12 % are rejected, for one of the reasons that need no note; 5 % get a score; of the others nothing is said. */
export function verdictOf(index: number): MadeVerdict {
  const next = randomWords(index ^ 0x7654_3210);
  const draw = next() % 100;
  if (draw < 12) return { accepted: false, reason: 1 + (next() % 7) };
  return draw < 17 ? { accepted: true, score: 1 + (next() % 10_000) } : null;
}
