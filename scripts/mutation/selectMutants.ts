import { createHash } from "node:crypto";
import type { Mutant } from "./model.ts";

/**
 * Chooses mutants so that small contracts and rare kinds aren't drowned by large and frequent ones: file by file in turn, and
 * within a file kind by kind in turn. The same seed chooses the same ones, and more of them include fewer.
 *
 * @param limit how many; all if there are no more
 */
export function selectMutants(all: readonly Mutant[], { seed, limit }: { seed: string; limit: number }): Mutant[] {
  const draw = ({ id }: Mutant) => createHash("sha256").update(`${seed}\0${id}`).digest("hex");
  const shuffled = all.map((mutant) => ({ mutant, lot: draw(mutant) })).sort((a, b) => (a.lot < b.lot ? -1 : 1));
  const byFile = grouped(
    shuffled.map(({ mutant }) => mutant),
    ({ file }) => file,
  );
  const queues = byFile.map((ofFile) => inTurn(grouped(ofFile, ({ operator }) => operator)));
  return inTurn(queues).slice(0, limit);
}

function grouped(mutants: readonly Mutant[], key: (mutant: Mutant) => string): Mutant[][] {
  const groups = new Map<string, Mutant[]>();
  for (const mutant of mutants) groups.set(key(mutant), [...(groups.get(key(mutant)) ?? []), mutant]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

function inTurn(queues: readonly Mutant[][]): Mutant[] {
  const longest = Math.max(0, ...queues.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => queues.flatMap((queue) => queue.slice(turn, turn + 1))).flat();
}
