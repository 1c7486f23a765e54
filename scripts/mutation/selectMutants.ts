import { createHash } from "node:crypto";
import type { Mutant } from "./model.ts";

interface Choice {
  seed: string;
  /** How many; all if there are no more. */
  limit: number;
  /** The files of each contract's own code. */
  contracts?: ReadonlyMap<string, readonly string[]>;
  /** How many each contract gets before the rest is dealt out; all it has if there are no more. */
  ofEach?: number;
}

/**
 * Chooses mutants so that small contracts and rare kinds aren't drowned by large and frequent ones: first what each contract
 * must have, then file by file in turn; and within a file kind by kind in turn. The same seed chooses the same ones, and more
 * of them include fewer.
 */
export function selectMutants(
  all: readonly Mutant[],
  { seed, limit, contracts = new Map(), ofEach = 0 }: Choice,
): Mutant[] {
  const draw = ({ id }: Mutant) => createHash("sha256").update(`${seed}\0${id}`).digest("hex");
  const shuffled = all.map((mutant) => ({ mutant, lot: draw(mutant) })).sort((a, b) => (a.lot < b.lot ? -1 : 1));
  const byFile = grouped(
    shuffled.map(({ mutant }) => mutant),
    ({ file }) => file,
  );
  const ordered = inTurn(byFile.map((ofFile) => inTurn(grouped(ofFile, ({ operator }) => operator))));
  const shares = [...contracts.values()].map((files) => ordered.filter(({ file }) => files.includes(file)));
  return [...new Set([...neededBy(shares, ofEach), ...ordered])].slice(0, limit);
}

/** Fills all shares at once, one mutant each a turn. What is in two shares counts for both. */
function neededBy(shares: readonly Mutant[][], ofEach: number): Set<Mutant> {
  const chosen = new Set<Mutant>();
  for (let turn = 1; turn <= ofEach; turn++) {
    for (const share of shares) {
      const has = share.filter((mutant) => chosen.has(mutant)).length;
      const next = share.find((mutant) => !chosen.has(mutant));
      if (has < turn && next !== undefined) chosen.add(next);
    }
  }
  return chosen;
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
