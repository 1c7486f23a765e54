import { type Address, getAddress, isAddress } from "viem";
import { z } from "zod";
import { DeploymentInvalid } from "./errors.ts";

const contractAddress = z
  .string()
  .refine((text) => isAddress(text), "not an address, or its checksum is wrong")
  .transform((text): Address => getAddress(text));

const schema = z.strictObject({
  chainId: z.int().positive(),
  /** The block of the earliest deployment: there is nothing of ours before it. */
  startBlock: z.int().nonnegative(),
  contributions: contractAddress,
  curation: contractAddress,
  rewardPools: contractAddress,
  royalties: contractAddress,
  editions: contractAddress,
  /** Tokens that the deployment brought along: play money, on a local chain. */
  tokens: z.array(
    z.strictObject({
      address: contractAddress,
      symbol: z.string().min(1).max(32),
      name: z.string().min(1).max(128),
      decimals: z.int().min(0).max(255),
    }),
  ),
});

/** Where Colophon's contracts are on one chain; the content of `deployment.json`. Addresses are checksummed. */
export type Deployment = z.output<typeof schema>;

/** A token that came with the deployment. */
export type DeploymentToken = Deployment["tokens"][number];

/**
 * Reads a deployment from the content of a `deployment.json`, or from the value that was parsed from it.
 *
 * @throws {DeploymentInvalid} naming each field that is missing, unknown or wrong
 * @example const { chainId, startBlock, rewardPools } = parseDeployment(await readFile(path, "utf8"));
 */
export function parseDeployment(content: unknown): Deployment {
  const result = schema.safeParse(typeof content === "string" ? parseJson(content) : content);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `${path.join(".") || "the whole"}: ${message}`);
  throw new DeploymentInvalid(problems.join("; "), result.error);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DeploymentInvalid("it is not JSON", error);
  }
}
