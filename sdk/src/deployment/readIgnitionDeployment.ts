import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Address } from "viem";
import { z } from "zod";
import { DeploymentInvalid, DeploymentMissing } from "./errors.ts";
import { type Deployment, parseDeployment } from "./parseDeployment.ts";

/** What a token calls itself; read from the chain, because Ignition keeps addresses only. */
export type TokenDescriber = (address: Address) => Promise<{ symbol: string; name: string; decimals: number }>;

const addresses = z.record(z.string(), z.string());
// Ignition's journal: one JSON object a line. Only these two kinds matter here.
const initialized = z.object({ type: z.literal("DEPLOYMENT_INITIALIZE"), chainId: z.int().positive() });
const confirmed = z.object({
  type: z.literal("TRANSACTION_CONFIRM"),
  receipt: z.object({ blockNumber: z.int().nonnegative() }),
});

/**
 * Makes the content of `deployment.json` from an Ignition deployment's own files: the addresses it recorded and the block
 * of its earliest confirmed transaction.
 *
 * @param folder Ignition's `deployments/<id>` folder.
 * @param describe Asks a token on the chain for its names.
 * @param since The block in which contracts that were there before came; Ignition has no transaction of these.
 * @throws {DeploymentMissing} when Ignition wrote nothing there
 * @throws {DeploymentInvalid} when the deployment is unfinished or its files can't be read
 * @example const deployment = await readIgnitionDeployment("deployments/chain-11155111", describe);
 */
export async function readIgnitionDeployment(
  folder: string,
  describe: TokenDescriber,
  since?: number,
): Promise<Deployment> {
  const deployed = parse(addresses, await read(join(folder, "deployed_addresses.json")), "deployed_addresses.json");
  let chainId: number | undefined;
  let startBlock = since;
  for (const line of (await read(join(folder, "journal.jsonl"))).split("\n")) {
    if (line.trim() === "") continue;
    const entry: unknown = parse(z.unknown(), line, "journal.jsonl");
    chainId ??= initialized.safeParse(entry).data?.chainId;
    const block = confirmed.safeParse(entry).data?.receipt.blockNumber;
    if (block !== undefined) startBlock = Math.min(block, startBlock ?? block);
  }
  const at = (future: string): string => {
    const address = deployed[future];
    if (address === undefined) throw new DeploymentInvalid(`Ignition never finished ${future} in ${folder}`);
    return address;
  };
  const token = deployed["Demo#DemoToken"] as Address | undefined;
  return parseDeployment({
    chainId,
    startBlock,
    contributions: at("Colophon#Contributions"),
    curation: at("Colophon#Curation"),
    rewardPools: at("Colophon#RewardPools"),
    royalties: at("Colophon#Royalties"),
    editions: at("Colophon#Editions"),
    tokens: token === undefined ? [] : [{ address: token, ...(await describe(token)) }],
  });
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new DeploymentMissing(path, error);
  }
}

function parse<T>(schema: z.ZodType<T>, text: string, file: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new DeploymentInvalid(`Ignition's ${file} can't be read`, error);
  }
}
