import { join } from "node:path";
import type { Deployment } from "@colophon/sdk/deployment/parseDeployment.ts";
import { readDeployment } from "@colophon/sdk/deployment/readDeployment.ts";
import { HardhatArtifactResolver } from "@nomicfoundation/hardhat-ignition/helpers";
import type { EIP1193Provider } from "@nomicfoundation/ignition-core";
import { type Address, createPublicClient, custom, isAddressEqual, type PublicClient } from "viem";
import { parts } from "../../modules/parts.ts";
import { root } from "../runtime/paths.ts";
import { ensureArtifacts } from "./artifacts.ts";
import { checkDeployment, type Finding } from "./checkDeployment.ts";
import { ensureCreateX } from "./createX.ts";
import { deployModule } from "./deployModule.ts";
import { describePlan } from "./describePlan.ts";
import { DeploymentDiffers, NetworkUnknown, WrongChain } from "./errors.ts";
import { estimateCost } from "./estimateCost.ts";
import { hardhat } from "./hardhat.ts";
import { hasExplorerKey } from "./hasExplorerKey.ts";
import { liveParameters, readParameters } from "./parameters.ts";
import { type Plan, planDeployment } from "./planDeployment.ts";
import { recordDeployment } from "./recordDeployment.ts";
import { rehearse } from "./rehearse.ts";
import { verifySources } from "./verifySources.ts";

export interface LiveDeployment {
  /** A network of hardhat.config.ts. */
  network: string;
  /** The chain's id, for the network that has none in hardhat.config.ts. */
  chainId?: number;
  /**
   * - `plan` shows what would be done; nothing is signed, no key is needed
   * - `send` does it, checks it, writes `deployments/` and, where there is a key, gives explorers the source
   * - `check` compares what is there with the build; no key is needed
   * - `verify` gives explorers the source again; no key is needed
   */
  action: "plan" | "send" | "check" | "verify";
  /** Other parameters than modules/parameters/live.json, and so other addresses. */
  parameters?: string;
  /** Other place than `deployments/`. */
  deployments?: string;
  say: (line: string) => void;
}

/**
 * Brings the protocol to a public chain. Can be repeated at any time: it goes on where it was left, and changes nothing that is done.
 *
 * @returns the deployment, if there is one afterwards
 * @throws {NetworkUnknown} {WrongChain} {ParametersRefused} {CreateXMissing} before anything is signed
 * @throws {DeploymentUnfinished} when transactions failed; run again
 * @throws {DeploymentDiffers} when the chain's code is not the build's
 */
export async function deployLive(options: LiveDeployment): Promise<Deployment | null> {
  const { network, action, say } = options;
  const hre = await hardhat();
  const chainId = expectedChain(hre.config.networks[network], options);
  const parameters = await readParameters(options.parameters ?? liveParameters, { live: true });
  // Plan and check only read: no key has to be there.
  const override = action === "send" ? {} : { override: { accounts: "remote" as const } };
  const connection = await hre.network.create({ network, ...override });
  try {
    const client: PublicClient = createPublicClient({ transport: custom(connection.provider, { retryCount: 0 }) });
    const served = Number(await connection.provider.request({ method: "eth_chainId" }));
    if (served !== chainId) throw new WrongChain(network, chainId, served);
    await ensureCreateX(connection.provider, { place: false });

    await ensureArtifacts(["Genesis", ...parts]);
    const artifacts = new HardhatArtifactResolver(hre.artifacts);
    const plan = await planDeployment(parameters, artifacts);
    const folder = join(options.deployments ?? join(root, "deployments"), `chain-${chainId}`);
    if (action === "verify") {
      await verifySources(network, client, plan, say);
      return null;
    }
    const rehearsal = await rehearse(chainId, plan, artifacts);
    if (action !== "check") {
      const deployer = action === "send" ? await payer(connection.provider, client) : undefined;
      const present = await presentOf(client, plan);
      const cost = await estimateCost(client, rehearsal);
      say(describePlan({ network, chainId, plan, cost, present, ...(deployer ? { deployer } : {}) }));
    }
    if (action === "plan") {
      say("Nothing was signed. With --send it is done.");
      return null;
    }
    const check = async () => {
      const findings = await checkDeployment(client, plan, rehearsal, artifacts);
      if (findings.length > 0) throw new DeploymentDiffers(findings);
      say(`${rehearsal.contracts.length} contracts are the build's, byte for byte, and name one another.`);
    };
    if (action === "check") {
      const written = await readDeployment(join(folder, "deployment.json"));
      const elsewhere = differentAddresses(written, plan);
      if (elsewhere.length > 0) throw new DeploymentDiffers(elsewhere);
      await check();
      return written;
    }
    const { found } = await deployModule({
      provider: connection.provider,
      artifacts,
      plan,
      folder,
      demo: false,
      local: false,
    });
    await check();
    const deployment = await recordDeployment({ client, plan, folder, found });
    say(`Written to ${folder}.`);
    if (await hasExplorerKey()) await verifySources(network, client, plan, say);
    else say("No ETHERSCAN_API_KEY, so no explorer got the source; --verify gives it to those that need no key, too.");
    return deployment;
  } finally {
    await connection.close();
  }
}

/** The key's account: Hardhat answers for the keys it has. */
async function payer(provider: EIP1193Provider, client: PublicClient) {
  const [address] = (await provider.request({ method: "eth_accounts" })) as Address[];
  return address && { address, balance: await client.getBalance({ address }) };
}

function expectedChain(
  config: { chainId?: number | undefined } | undefined,
  { network, chainId }: LiveDeployment,
): number {
  if (config === undefined || network === "default") {
    throw new NetworkUnknown(`There is no network ${network}.`, "Name one of hardhat.config.ts.");
  }
  if (config.chainId !== undefined && chainId !== undefined && config.chainId !== chainId) {
    throw new WrongChain(network, chainId, config.chainId);
  }
  const expected = config.chainId ?? chainId;
  if (expected === undefined) {
    throw new NetworkUnknown(`${network} can be any chain.`, "Say which one is meant, with --chain-id.");
  }
  return expected;
}

async function presentOf(client: PublicClient, plan: Plan): Promise<ReadonlySet<string>> {
  const there = await Promise.all(
    Object.entries(plan.addresses).map(async ([name, address]) => {
      const code = await client.getCode({ address });
      return code === undefined || code === "0x" ? [] : [name];
    }),
  );
  return new Set(there.flat());
}

/** What is written down, against what is computed. */
function differentAddresses(written: Deployment, plan: Plan): Finding[] {
  return parts.flatMap((part) => {
    const field = `${part.charAt(0).toLowerCase()}${part.slice(1)}`;
    const address = Object.entries(written).find(([name]) => name === field)?.[1] as Address | undefined;
    const expected = plan.addresses[part];
    if (address !== undefined && isAddressEqual(address, expected)) return [];
    return [{ contract: part, address: expected, problem: `is at ${address ?? "no address"} in deployment.json` }];
  });
}
