import type { Measurement } from "./Row.ts";

/** What a suite is given. */
export interface Bench {
  /** How large to make it (`--size`); null: the suite's own size. */
  size: number | null;
  /** Tells a person how it is going; never on standard output. */
  say(line: string): void;
}

/** One group of figures: a file in `bench/`, listed in `suites.ts`. */
export interface Suite {
  /** What `--only` asks for. */
  name: string;
  /** What it measures, in a sentence. */
  about: string;
  run(bench: Bench): Promise<Measurement[]>;
}
