import type { Figures } from "../runStep.ts";

/** One step's time at several sizes. */
export interface Growth {
  readonly step: string;
  /** By number of works, ascending. */
  readonly points: readonly { readonly works: number; readonly seconds: number }[];
}

/** Steps whose time is worth a line, in the order of the run. */
export const LINES: Readonly<Record<string, string>> = {
  sign: "made and signed",
  intake: "intake's checks",
  verify: "batch files verified",
  blocks: "blocks stored",
  anchors: "anchored",
  review: "reviewed",
  index: "indexed and fetched",
  rewards: "statement",
};

/** Puts figures of several runs together, by step. */
export function growthOf(runs: readonly { works: number; steps: ReadonlyMap<string, Figures> }[]): Growth[] {
  const sorted = [...runs].sort((a, b) => a.works - b.works);
  return Object.keys(LINES).flatMap((step) => {
    const points = sorted.flatMap(({ works, steps }) => {
      const figures = steps.get(step);
      return figures === undefined ? [] : [{ works, seconds: figures.number("seconds") }];
    });
    return points.length === 0 ? [] : [{ step, points }];
  });
}
