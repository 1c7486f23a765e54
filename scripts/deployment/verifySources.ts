import { verifyContract } from "@nomicfoundation/hardhat-verify/verify";
import { decodeAbiParameters, type PublicClient } from "viem";
import { type Part, parts } from "../../modules/parts.ts";
import { genesisArguments } from "./genesisArguments.ts";
import { hardhat } from "./hardhat.ts";
import { hasExplorerKey } from "./hasExplorerKey.ts";
import type { Plan } from "./planDeployment.ts";

const explorers = ["etherscan", "blockscout", "sourcify"] as const;

const argumentsOf = [
  {
    type: "function",
    name: "argumentsOf",
    inputs: [{ type: "uint8" }],
    outputs: [{ type: "bytes" }],
    stateMutability: "view",
  },
] as const;

/**
 * Gives explorers the source of every contract. One that refuses, or doesn't know the chain, is told and stops nothing: the
 * deployment is done, and this can be repeated.
 */
export async function verifySources(
  network: string,
  client: PublicClient,
  plan: Plan,
  say: (line: string) => void,
): Promise<void> {
  const hre = await hardhat(network);
  const withKey = await hasExplorerKey();
  if (!withKey) say("etherscan: left out, as there is no ETHERSCAN_API_KEY in the environment or Hardhat's keystore");
  const codes = parts.map((part) => plan.code[part]);
  const contracts = [
    {
      name: "Genesis",
      address: plan.addresses.Genesis,
      args: [...genesisArguments(codes, plan.parameters)] as unknown[],
    },
  ];
  for (const part of parts) {
    contracts.push({ name: part, address: plan.addresses[part], args: await constructorArguments(client, plan, part) });
  }
  for (const provider of explorers.filter((name) => withKey || name !== "etherscan")) {
    for (const { name, address, args } of contracts) {
      const given = { address, constructorArgs: args, contract: `contracts/${name}.sol:${name}`, provider };
      const told = await verifyContract(given, hre).then(
        () => "shows the source",
        (error: unknown) => `doesn't: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`,
      );
      say(`${provider}: ${name} ${told}`);
    }
  }
}

/** Asked of Genesis, which alone says what the constructors get. */
async function constructorArguments(client: PublicClient, plan: Plan, part: Part): Promise<unknown[]> {
  const encoded = await client.readContract({
    address: plan.addresses.Genesis,
    abi: argumentsOf,
    functionName: "argumentsOf",
    args: [parts.indexOf(part)],
  });
  const made = plan.abi[part].find((entry) => entry.type === "constructor");
  return made === undefined ? [] : [...decodeAbiParameters(made.inputs, encoded)];
}
