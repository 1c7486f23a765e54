import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import type { Fingerprints } from "./fingerprints.ts";
import { findingShape } from "./messages.ts";
import type { Finding, Mutant } from "./model.ts";

const recordShape = z.object({
  id: z.string(),
  start: z.number(),
  length: z.number(),
  contracts: z.string(),
  tests: z.string(),
  finding: findingShape,
});
type Kept = z.infer<typeof recordShape>;

/** What was found out, a line each, written as soon as it is known: whatever ends a run takes one mutant with it at most. */
export class Results {
  readonly #path: string;
  readonly #now: Fingerprints;
  #kept: Kept[];

  constructor(path: string, now: Fingerprints) {
    [this.#path, this.#now] = [path, now];
    mkdirSync(dirname(path), { recursive: true });
    this.#kept = read(path);
  }

  /**
   * What was found about a mutant, if it is still true: for the same contracts, and the same tests. A kill asks only for its own
   * test to be the same.
   */
  of(mutant: Mutant): Finding | null {
    const { contracts } = this.#now;
    const found = this.#kept.findLast(
      ({ id, start, length, ...kept }) =>
        id === mutant.id &&
        start === mutant.start &&
        length === mutant.length &&
        kept.contracts === contracts &&
        kept.tests === this.#testsFor(kept.finding),
    );
    return found?.finding ?? null;
  }

  keep({ id, start, length }: Mutant, finding: Finding): void {
    const kept = { id, start, length, contracts: this.#now.contracts, tests: this.#testsFor(finding), finding };
    this.#kept.push(kept);
    appendFileSync(this.#path, `${JSON.stringify(kept)}\n`);
  }

  /** Takes back what a worker found that turned out not to be in its right mind. */
  forget(mutants: readonly Mutant[]): void {
    const gone = new Set(mutants.map(({ id }) => id));
    this.#kept = this.#kept.filter(({ id }) => !gone.has(id));
    writeFileSync(this.#path, this.#kept.map((kept) => `${JSON.stringify(kept)}\n`).join(""));
  }

  #testsFor({ verdict }: Finding): string {
    if (verdict.is === "killed") return this.#now.ofTest(verdict.by.file);
    return verdict.is === "survived" ? this.#now.tests : "";
  }
}

function read(path: string): Kept[] {
  let content = "";
  try {
    content = readFileSync(path, "utf8");
  } catch {
    return [];
  }
  // The last line may be half written.
  return content.split("\n").flatMap((line) => {
    try {
      return [recordShape.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}
