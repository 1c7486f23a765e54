import { readDeployment } from "@colophon/sdk/deployment/readDeployment.ts";
import type { Address, Hex } from "viem";
import type { Deployed } from "../sync/cursor.ts";

/**
 * Which contracts to follow, from which block on: a `deployment.json` with its addresses in lower case, as logs are compared.
 *
 * @throws DeploymentMissing, DeploymentInvalid
 */
export async function followedDeployment(path: string): Promise<Deployed> {
  const deployment = await readDeployment(path);
  const { chainId, startBlock, contributions, curation, rewardPools, royalties, editions } = deployment;
  const lower = (address: Address) => address.toLowerCase() as Hex;
  return {
    chainId,
    startBlock,
    contributions: lower(contributions),
    curation: lower(curation),
    rewardPools: lower(rewardPools),
    royalties: lower(royalties),
    editions: lower(editions),
  };
}
