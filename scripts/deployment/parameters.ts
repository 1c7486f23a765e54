import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { root } from "../runtime/paths.ts";
import { ParametersRefused } from "./errors.ts";

const hour = 3_600;
const day = 24 * hour;

const seconds = z.int().nonnegative();
const schema = z.strictObject({
  reviewMin: seconds,
  appealMin: seconds,
  finalityMin: seconds,
  /** In wei; text, because JSON's numbers are too small. */
  appealBondCap: z
    .string()
    .regex(/^\d{1,30}$/, "not an amount in wei")
    .transform(BigInt),
  challenge: seconds,
  silence: seconds,
  reopen: seconds,
  refund: seconds,
});

/** What a deployment is made with, for ever. Periods in seconds. */
export type Parameters = z.output<typeof schema>;

/** A public chain's shortest periods (the protocol, §4): shorter ones are for trying things out. */
const floors = {
  reviewMin: 3 * day,
  appealMin: 3 * day,
  finalityMin: 1 * day,
  challenge: 72 * hour,
  silence: 14 * day,
  reopen: 30 * day,
  refund: 180 * day,
} as const;

/** The parameters that a public chain is deployed with. Other ones mean other addresses. */
export const liveParameters = join(root, "modules", "parameters", "live.json");

/** The quick ones of a chain on this machine. */
export const localParameters = join(root, "modules", "parameters", "local.json");

/**
 * Reads a file of parameters.
 *
 * @param options.live refuse periods that are too short for a public chain
 * @throws {ParametersRefused} naming everything that is missing, unknown, wrong or too short
 */
export async function readParameters(path: string, { live }: { live: boolean }): Promise<Parameters> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw new ParametersRefused(path, ["it can't be read"], error);
  });
  const result = schema.safeParse(parseJson(path, text));
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join(".") || "the whole"}: ${issue.message}`);
    throw new ParametersRefused(path, problems, result.error);
  }
  const parameters = result.data;
  if (live) {
    const short = Object.entries(floors)
      .filter(([name, floor]) => parameters[name as keyof typeof floors] < floor)
      .map(([name, floor]) => `${name} is ${parameters[name as keyof typeof floors]} s, and at least ${floor} s here`);
    if (short.length > 0) throw new ParametersRefused(path, short);
  }
  return parameters;
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ParametersRefused(path, ["it is not JSON"], error);
  }
}
