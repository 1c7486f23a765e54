import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { Figures } from "../runStep.ts";

/**
 * What steps of an earlier run left behind: their figures, under what they depend on. A step whose inputs are the same isn't run again,
 * so that a late failure, or a changed late step, doesn't cost the early ones.
 */
export class Kept {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Runs a step unless its figures are there, from the same `key`. */
  async step(name: string, key: string, run: () => Promise<Figures>): Promise<Figures> {
    const path = `${this.#folder}/${name}.json`;
    if (existsSync(path)) {
      const kept = JSON.parse(readFileSync(path, "utf8")) as { key: string; values: Record<string, unknown> };
      if (kept.key === key) return new Figures(name, kept.values);
    }
    const figures = await run();
    writeFileSync(path, JSON.stringify({ key, values: figures.values }));
    return figures;
  }
}
