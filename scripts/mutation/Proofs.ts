import { appendFileSync, readFileSync } from "node:fs";
import type { Fingerprints } from "./fingerprints.ts";

/** What the instruments have shown for the same contracts and tests already, so that a run that goes on needn't wait for it. */
export class Proofs {
  readonly #path: string;
  readonly #prefix: string;
  readonly #known: Set<string>;

  constructor(path: string, { contracts, tests }: Fingerprints) {
    [this.#path, this.#prefix] = [path, `${contracts} ${tests} `];
    let lines: string[] = [];
    try {
      lines = readFileSync(path, "utf8").split("\n");
    } catch {
      // Nothing was shown yet.
    }
    this.#known = new Set(lines);
  }

  has(name: string): boolean {
    return this.#known.has(this.#prefix + name);
  }

  add(name: string): void {
    this.#known.add(this.#prefix + name);
    appendFileSync(this.#path, `${this.#prefix}${name}\n`);
  }
}
