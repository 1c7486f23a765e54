import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { assertDeployed } from "@colophon/sdk/deployment/assertDeployed.ts";
import {
  DeploymentInvalid,
  DeploymentMissing,
  DeploymentNotOnChain,
  DeploymentOutdated,
} from "@colophon/sdk/deployment/errors.ts";
import type { Deployment } from "@colophon/sdk/deployment/parseDeployment.ts";
import { readDeployment } from "@colophon/sdk/deployment/readDeployment.ts";
import { createPublicClient, http } from "viem";
import { parts } from "../../modules/parts.ts";
import { pathsIn } from "../runtime/paths.ts";
import { artifactFolder, ensureArtifacts } from "./artifacts.ts";
import { deployModule } from "./deployModule.ts";
import { jsonRpcProvider } from "./jsonRpcProvider.ts";
import { localParameters, readParameters } from "./parameters.ts";
import { planDeployment } from "./planDeployment.ts";
import { recordDeployment } from "./recordDeployment.ts";

export interface LocalDeployment {
  /** The node; it must sign for its own accounts, as anvil and `hardhat node` do. */
  rpcUrl: string;
  /** Gets `deployment.json` and Ignition's own files (`ignition/`). */
  dataDir: string;
  /** Deploys the Demo Dollar, too. */
  withDemoToken: boolean;
  /** The development chain's id; 31337 if left out. */
  chainId?: number;
  /** A file of parameters; the quick ones if left out. */
  parameters?: string | undefined;
}

const localChain = 31337;

/** Compiles what {@link deployLocal} needs, if need be: can go on while the node starts. */
export async function compileForLocal(withDemoToken: boolean): Promise<void> {
  await ensureArtifacts(contractsFor(withDemoToken));
}

const contractsFor = (withDemoToken: boolean) => ["Genesis", ...parts, ...(withDemoToken ? ["DemoToken"] : [])];

/**
 * Puts the contracts on a local chain, or finds them there: calling it again changes nothing. Compiles first if need be.
 *
 * @returns what it also wrote to `deployment.json`
 * @throws {DeploymentOutdated} when the chain has other contracts than the checkout
 * @throws {Error} when the node isn't a local chain, the contracts don't compile or can't be deployed
 * @example const { rewardPools } = await deployLocal({ rpcUrl, dataDir: ".colophon", withDemoToken: true });
 */
export async function deployLocal(options: LocalDeployment): Promise<Deployment> {
  const { rpcUrl, dataDir, withDemoToken, chainId: expected = localChain, parameters = localParameters } = options;
  const client = createPublicClient({ transport: http(rpcUrl) });
  const chainId = await client.getChainId();
  if (chainId !== expected) {
    throw new Error(
      `${rpcUrl} serves chain ${chainId}, not the local one (${expected}): deploy with --network instead.`,
    );
  }
  const contracts = contractsFor(withDemoToken);
  await ensureArtifacts(contracts);

  const folder = join(dataDir, "ignition");
  const file = pathsIn(dataDir).deployment;
  const found = await existing(client, file);
  if (found !== null && found.tokens.length === (withDemoToken ? 1 : 0)) {
    await assertCurrent(folder, contracts);
    return found;
  }

  // What lies there is of another chain, or a run that was cut short: its journal would wait for transactions that are gone.
  await rm(folder, { recursive: true, force: true });
  await rm(file, { force: true });
  await mkdir(dataDir, { recursive: true });
  const plan = await planDeployment(await readParameters(parameters, { live: false }), artifactFolder);
  const { found: foundGenesis } = await deployModule({
    provider: jsonRpcProvider(rpcUrl),
    artifacts: artifactFolder,
    plan,
    folder,
    demo: withDemoToken,
    local: true,
    // The first accounts are the people of the demo.
    sender: (accounts) => accounts.at(-1),
    config: { blockPollingInterval: 50, requiredConfirmations: 1 },
  });
  return await recordDeployment({ client, plan, folder, file, found: foundGenesis });
}

/** The deployment that is written down, if the chain has it. */
async function existing(client: Parameters<typeof assertDeployed>[0], file: string): Promise<Deployment | null> {
  try {
    const deployment = await readDeployment(file);
    await assertDeployed(client, deployment);
    return deployment;
  } catch (error) {
    if (
      error instanceof DeploymentMissing ||
      error instanceof DeploymentInvalid ||
      error instanceof DeploymentNotOnChain
    ) {
      return null;
    }
    throw error;
  }
}

/** Ignition keeps what it deployed; a chain with other bytecode would fail later and less plainly. */
async function assertCurrent(folder: string, contracts: readonly string[]): Promise<void> {
  const outdated: string[] = [];
  for (const name of contracts) {
    const future = `${name === "DemoToken" ? "Demo" : "Colophon"}#${name}`;
    const deployed = await readFile(join(folder, "artifacts", `${future}.json`), "utf8").catch(() => '{"bytecode":""}');
    const current = await artifactFolder.loadArtifact(name);
    if ((JSON.parse(deployed) as { bytecode: string }).bytecode !== current.bytecode) outdated.push(name);
  }
  if (outdated.length > 0) throw new DeploymentOutdated(outdated);
}
