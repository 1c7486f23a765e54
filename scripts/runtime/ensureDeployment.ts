import { existsSync } from "node:fs";
import { assertDeployed } from "@colophon/sdk/deployment/assertDeployed.ts";
import type { Deployment } from "@colophon/sdk/deployment/parseDeployment.ts";
import { readDeployment } from "@colophon/sdk/deployment/readDeployment.ts";
import { createPublicClient, http } from "viem";
import { deployLocal } from "../deploy.ts";
import { pathsIn } from "./paths.ts";

interface Place {
  rpcUrl: string;
  dataDir: string;
  /** A file of parameters for a new one; the quick ones if left out. */
  parameters?: string | undefined;
}

/**
 * The deployment of a local chain: the one that is there, checked against the chain, or a new one.
 *
 * @throws {DeploymentNotOnChain} when the folder's deployment isn't on its chain (somebody replaced one of the two)
 */
export async function ensureDeployment({ rpcUrl, dataDir, parameters }: Place): Promise<Deployment> {
  const { deployment: path } = pathsIn(dataDir);
  if (!existsSync(path)) await deployLocal({ rpcUrl, dataDir, withDemoToken: true, parameters });
  const deployment = await readDeployment(path);
  await assertDeployed(createPublicClient({ transport: http(rpcUrl) }), deployment);
  return deployment;
}
