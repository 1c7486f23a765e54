import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { withParent } from "../scripts/runtime/withParent.ts";
import { runCommand } from "../scripts/testing/runCommand.ts";

/**
 * Runs a step in a process of its own, so that its peak of memory is its own, and gives its figures.
 *
 * @param file the step: it ends by `report`
 */
export async function runStep(file: URL, args: readonly (string | number)[]): Promise<Figures> {
  const name = basename(file.pathname, ".ts");
  const program = ["--max-old-space-size=16384", fileURLToPath(file), ...args.map(String)];
  // A benchmark that is stopped leaves none of its steps running.
  const { status, output } = await runCommand(...withParent(process.execPath, program), { show: false });
  const last = output.trim().split("\n").at(-1) ?? "";
  if (status !== 0 || !last.startsWith("{"))
    throw new Error(`The step ${name} of the benchmark failed:\n${output.slice(-4_000)}`);
  const parsed: unknown = JSON.parse(last);
  return new Figures(name, typeof parsed === "object" && parsed !== null ? { ...parsed } : {});
}

/** What a step reported. */
export class Figures {
  readonly #step: string;
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(step: string, values: Readonly<Record<string, unknown>>) {
    this.#step = step;
    this.#values = values;
  }

  /** All of them, to be kept in a file. */
  get values(): Readonly<Record<string, unknown>> {
    return this.#values;
  }

  number(name: string): number {
    const value = this.#values[name];
    if (typeof value !== "number") throw new Error(`The step ${this.#step} reported no ${name}.`);
    return value;
  }

  text(name: string): string {
    const value = this.#values[name];
    if (typeof value !== "string") throw new Error(`The step ${this.#step} reported no ${name}.`);
    return value;
  }
}
