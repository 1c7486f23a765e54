import type { Finding, Mutant } from "./model.ts";
import type { Results } from "./Results.ts";

/** A mutant with what was found. */
export interface Tried extends Finding {
  mutant: Mutant;
}

/** What all findings come to. */
export interface Score {
  killed: Tried[];
  survived: Tried[];
  unchanged: Tried[];
  invalid: Tried[];
  /** Not tried yet. */
  open: Mutant[];
  /** killed / (killed + survived), from 0 to 1; 0 where nothing was tried. */
  share: number;
  /** How many mutants of a contract (those that changed its code) there were, and how many of them were killed. */
  contracts: Map<string, { tried: number; killed: number }>;
}

/** Counts. Mutants that changed no code, or don't compile, are no part of the score. */
export function score(mutants: readonly Mutant[], results: Pick<Results, "of">, contracts: readonly string[]): Score {
  const tried: Tried[] = [];
  const open: Mutant[] = [];
  for (const mutant of mutants) {
    const finding = results.of(mutant);
    if (finding === null) open.push(mutant);
    else tried.push({ mutant, ...finding });
  }
  const of = (is: Finding["verdict"]["is"]) => tried.filter(({ verdict }) => verdict.is === is);
  const [killed, survived] = [of("killed"), of("survived")];
  const count = (list: readonly Tried[], contract: string) =>
    list.filter(({ changes }) => changes.includes(contract)).length;
  const byContract = contracts.map((name) => {
    const dead = count(killed, name);
    return [name, { tried: dead + count(survived, name), killed: dead }] as const;
  });
  const total = killed.length + survived.length;
  return {
    killed,
    survived,
    unchanged: of("unchanged"),
    invalid: of("invalid"),
    open,
    share: total === 0 ? 0 : killed.length / total,
    contracts: new Map(byContract),
  };
}
