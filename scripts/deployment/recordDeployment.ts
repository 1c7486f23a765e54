import { join } from "node:path";
import { assertDeployed } from "@colophon/sdk/deployment/assertDeployed.ts";
import type { Deployment } from "@colophon/sdk/deployment/parseDeployment.ts";
import { readIgnitionDeployment } from "@colophon/sdk/deployment/readIgnitionDeployment.ts";
import type { PublicClient } from "viem";
import { writeAtomically } from "../runtime/writeAtomically.ts";
import { creationBlock } from "./creationBlock.ts";
import { describeToken } from "./describeToken.ts";
import type { Plan } from "./planDeployment.ts";

export interface DeploymentRecord {
  client: PublicClient;
  plan: Plan;
  /** Ignition's folder. */
  folder: string;
  /** Where `deployment.json` goes. */
  file?: string;
  /** Genesis was there before this folder's first transaction. */
  found: boolean;
}

/**
 * Writes `deployment.json`, from which SDK, indexer and page take addresses and the first block.
 *
 * @returns its content
 */
export async function recordDeployment(options: DeploymentRecord): Promise<Deployment> {
  const { client, plan, folder, found } = options;
  // Others may have used contracts that others brought, before our first transaction: nothing of that may be missed.
  const startBlock = found ? await creationBlock(client, plan.addresses.Genesis) : undefined;
  const deployment = await readIgnitionDeployment(folder, describeToken(client), startBlock);
  await assertDeployed(client, deployment);
  const file = options.file ?? join(folder, "deployment.json");
  await writeAtomically(file, `${JSON.stringify(deployment, null, 2)}\n`);
  return deployment;
}
