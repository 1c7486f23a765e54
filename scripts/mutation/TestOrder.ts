import { basename } from "node:path";
import type { Mutant } from "./model.ts";

/** Puts the tests that a mutant will most likely die by first. It learns from the kills so far; what it says changes no verdict. */
export class TestOrder {
  readonly #files: readonly string[];
  readonly #seconds = new Map<string, number>();
  readonly #kills = new Map<string, number>();

  constructor(files: readonly string[]) {
    this.#files = files;
  }

  /** How long a file takes where nothing fails. */
  took(file: string, seconds: number): void {
    this.#seconds.set(file, seconds);
  }

  killed({ file, scope }: Mutant, test: string): void {
    for (const key of [`${scope}\0${test}`, `${file}\0${test}`]) this.#kills.set(key, (this.#kills.get(key) ?? 0) + 1);
  }

  for({ file, scope }: Pick<Mutant, "file" | "scope">): string[] {
    const name = basename(file, ".sol").toLowerCase();
    const likely = (test: string) =>
      100 * (this.#kills.get(`${scope}\0${test}`) ?? 0) +
      10 * (this.#kills.get(`${file}\0${test}`) ?? 0) +
      (test.toLowerCase().includes(name) ? 5 : 0) -
      (this.#seconds.get(test) ?? 1);
    return [...this.#files].sort((a, b) => likely(b) - likely(a) || (a < b ? -1 : 1));
  }
}
