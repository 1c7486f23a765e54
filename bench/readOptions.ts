import { parseArgs } from "node:util";

export interface Options {
  only: string[];
  size: number | null;
  json: boolean;
}

/** Thrown when the command line asks for what isn't there. */
export class BadBenchOption extends Error {
  override name = "BadBenchOption";
}

/**
 * Reads the command line of `npm run bench`.
 *
 * @param args without node and script
 * @param known the names of the suites there are
 * @returns what to run: all suites where `--only` names none
 * @throws {BadBenchOption} that says what there is
 * @example readOptions(["--only", "gas", "--json"], ["gas"]) // { only: ["gas"], size: null, json: true }
 */
export function readOptions(args: readonly string[], known: readonly string[]): Options {
  const { only, size, json } = parse(args);
  const names = only.flatMap((list) => list.split(",")).filter((name) => name !== "");
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new BadBenchOption(`There is no benchmark "${unknown}". There is: ${known.join(", ")}.`);
  }
  if (size !== undefined && !/^[1-9]\d{0,8}$/.test(size)) {
    throw new BadBenchOption(`--size wants a whole number from 1 to 999999999, not "${size}".`);
  }
  return {
    only: names.length === 0 ? [...known] : [...new Set(names)],
    size: size === undefined ? null : Number(size),
    json,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: { type: "string", multiple: true, default: [] },
        size: { type: "string" },
        json: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BadBenchOption(`${why}\nUsage: npm run bench [-- --only name[,name]] [--size N] [--json]`);
  }
}
