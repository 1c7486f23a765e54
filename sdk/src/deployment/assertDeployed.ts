import type { PublicClient } from "viem";
import { DeploymentNotOnChain, DeploymentOfOtherChain } from "./errors.ts";
import type { Deployment } from "./parseDeployment.ts";

/**
 * Checks that a node serves a deployment's chain and that the contracts are there.
 *
 * @throws {DeploymentOfOtherChain} when the node is of another chain
 * @throws {DeploymentNotOnChain} when an address has no code
 * @example await assertDeployed(createPublicClient({ transport: http(rpcUrl) }), deployment);
 */
export async function assertDeployed(client: PublicClient, deployment: Deployment): Promise<void> {
  const chainId = await client.getChainId();
  if (chainId !== deployment.chainId) throw new DeploymentOfOtherChain(deployment.chainId, chainId);
  const { contributions, curation, rewardPools, royalties, editions, tokens } = deployment;
  const parts = [contributions, curation, rewardPools, royalties, editions];
  const addresses = [...parts, ...tokens.map(({ address }) => address)];
  await Promise.all(
    addresses.map(async (address) => {
      const code = await client.getCode({ address });
      if (code === undefined || code === "0x") throw new DeploymentNotOnChain(address, chainId);
    }),
  );
}
