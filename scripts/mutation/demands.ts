import type { Score } from "./score.ts";

/** What a whole run must come to. */
export const DEMANDS = { mutants: 300, ofEach: 20, share: 0.95 } as const;

/**
 * What a whole run falls short of, a sentence each; none if it is as it should be.
 *
 * @param explained ids of the survivors that have an explanation
 */
export function shortfalls(
  { killed, survived, open, contracts, share }: Score,
  explained: ReadonlySet<string>,
): string[] {
  const total = killed.length + survived.length;
  const unexplained = survived.filter(({ mutant }) => !explained.has(mutant.id));
  const few = [...contracts].filter(([, { tried }]) => tried < DEMANDS.ofEach);
  return [
    ...(open.length > 0 ? [`${open.length} mutants were not tried.`] : []),
    ...(total < DEMANDS.mutants ? [`${total} mutants are fewer than ${DEMANDS.mutants}: raise --limit.`] : []),
    ...few.map(([name, { tried }]) => `${name} has ${tried} mutants, fewer than ${DEMANDS.ofEach}: raise --limit.`),
    ...(share < DEMANDS.share
      ? [`${percent(share)} killed is less than ${percent(DEMANDS.share)}: tests are missing.`]
      : []),
    ...unexplained.map(
      ({ mutant: { id, file, line, operator } }) =>
        `${id} (${file}:${line}, ${operator}) survived, and test/mutation/survivors.json doesn't say why that is right.`,
    ),
  ];
}

/** 0.9512 as "95.1 %", rounded down, so that nothing is told as reached that wasn't. */
export const percent = (share: number): string => `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
