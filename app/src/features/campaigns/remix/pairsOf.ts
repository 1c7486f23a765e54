import type { ApiWork } from "@colophon/sdk/api/schemas.ts";

/** A work beside what it was made from. */
export interface Pair {
  readonly work: ApiWork;
  /** The originals that it names, in its author's order; some may be of other campaigns. */
  readonly originals: readonly string[];
}

/** Works that were made from others, the newest first. */
export function pairsOf(works: readonly ApiWork[]): Pair[] {
  return works
    .filter(({ parents }) => parents.length > 0)
    .map((work) => ({ work, originals: work.parents }))
    .reverse();
}

/** Both can be played, so that they can be played together. */
export function playTogether(a: Pick<ApiWork, "kind">, b: Pick<ApiWork, "kind">): boolean {
  const plays = ({ kind }: Pick<ApiWork, "kind">) => kind === "audio" || kind === "video";
  return plays(a) && plays(b);
}
