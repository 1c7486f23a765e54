import type { ArtifactResolver, EIP1193Provider } from "@nomicfoundation/ignition-core";
import { type Address, createPublicClient, custom, getContractAddress, type Hex } from "viem";
import { parts } from "../../modules/parts.ts";
import { createX } from "./createX.ts";
import { deployModule } from "./deployModule.ts";
import { hardhat } from "./hardhat.ts";
import type { Plan } from "./planDeployment.ts";

/** A transaction of a deployment. */
export interface Step {
  to: Address;
  data: Hex;
  gas: bigint;
}

/** What a deployment leaves on a chain, and costs. */
export interface Rehearsal {
  /** Everything that will be there: Genesis, its parts, and what these make in their constructors. */
  contracts: readonly { name: string; address: Address; code: Hex }[];
  /** The transactions in order. */
  steps: readonly Step[];
}

/**
 * Deploys to a chain in memory with the id of the real one. As addresses depend on nothing else, every byte that this leaves,
 * immutables included, is what the real chain must have.
 *
 * @example const { contracts } = await rehearse(1, plan, artifactFolder);
 */
export async function rehearse(chainId: number, plan: Plan, artifacts: ArtifactResolver): Promise<Rehearsal> {
  const { network } = await hardhat();
  const connection = await network.create({ network: "default", override: { chainId } });
  try {
    const provider: EIP1193Provider = connection.provider;
    const client = createPublicClient({ transport: custom(provider, { retryCount: 0 }) });
    const config = { blockPollingInterval: 10, requiredConfirmations: 1 };
    await deployModule({ provider, artifacts, plan, demo: false, local: true, config });
    const code = async (address: Address): Promise<Hex> => (await client.getCode({ address })) ?? "0x";

    const contracts: { name: string; address: Address; code: Hex }[] = [
      { name: "Genesis", address: plan.addresses.Genesis, code: await code(plan.addresses.Genesis) },
    ];
    for (const part of parts) {
      const address = plan.addresses[part];
      contracts.push({ name: part, address, code: await code(address) });
      for (let nonce = 1n; ; nonce += 1n) {
        const made = getContractAddress({ from: address, nonce });
        const madeCode = await code(made);
        if (madeCode === "0x") break;
        contracts.push({ name: `${part}'s contract ${nonce}`, address: made, code: madeCode });
      }
    }
    const steps: Step[] = [];
    for (let blockNumber = 1n; blockNumber <= (await client.getBlockNumber()); blockNumber += 1n) {
      const block = await client.getBlock({ blockNumber, includeTransactions: true });
      for (const { hash, to, input } of block.transactions) {
        const known = ([createX, plan.addresses.Genesis] as const).find(
          (each) => each.toLowerCase() === to?.toLowerCase(),
        );
        if (known === undefined) continue;
        steps.push({ to: known, data: input, gas: (await client.getTransactionReceipt({ hash })).gasUsed });
      }
    }
    return { contracts, steps };
  } finally {
    await connection.close();
  }
}
