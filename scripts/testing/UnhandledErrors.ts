import { writeFileSync } from "node:fs";
import type { SerializedError } from "vitest";
import type { Reporter } from "vitest/node";
import type { UnhandledError } from "./failures.ts";

/** Writes what was thrown outside of any test to a file: Vitest's JSON, which is of tests, leaves it out. */
export class UnhandledErrors implements Reporter {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  onTestRunEnd(_modules: unknown, errors: readonly SerializedError[]): void {
    const told: UnhandledError[] = errors.map(({ message, VITEST_TEST_PATH: path }) =>
      typeof path === "string" ? { message, path } : { message },
    );
    writeFileSync(this.#file, JSON.stringify(told));
  }
}
