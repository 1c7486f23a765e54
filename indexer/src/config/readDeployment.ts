import { readFile } from "node:fs/promises";
import { type Hex, isAddress } from "viem";
import { z } from "zod";
import { ConfigError } from "../errors.ts";
import type { Deployed } from "../sync/cursor.ts";

const address = z
  .string()
  .refine((value) => isAddress(value, { strict: false }), "expected an address")
  .transform((value) => value.toLowerCase() as Hex);

const deployment = z.object({
  chainId: z.int().positive(),
  startBlock: z.int().nonnegative(),
  contributions: address,
  curation: address,
  rewardPools: address,
});

/**
 * Reads a `deployment.json` (docs/architecture.md): which contracts to follow, from which block on.
 *
 * @throws ConfigError
 */
export async function readDeployment(path: string): Promise<Deployed> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError([`DEPLOYMENT: ${path} can't be read (${why})`]);
  }
  const result = deployment.safeParse(json);
  if (result.success) return result.data;
  throw new ConfigError(
    result.error.issues.map((issue) => `DEPLOYMENT: ${path}: ${issue.path.join(".")} ${issue.message}`),
  );
}
