import type { Abi, Address, Hex } from "viem";
import { deployContract, waitForTransactionReceipt } from "viem/actions";
import type { Actor } from "../../../scripts/demo/actors.ts";
import { artifactFolder } from "../../../scripts/deployment/artifacts.ts";
import { studio } from "./studio.ts";

type Stack = Parameters<typeof studio>[0];

/** Puts a wallet that is a contract (ERC-1271) on the stack's chain, whose signatures are `key`'s. It has no ETH. */
export async function smartAccount(stack: Stack, key: Actor): Promise<Address> {
  const { abi, bytecode } = await artifactFolder.loadArtifact("SmartAccount");
  const client = (await studio(stack)).client(key);
  const hash = await deployContract(client, {
    abi: abi as Abi,
    bytecode: bytecode as Hex,
    args: [key.account.address],
    account: key.account,
    chain: null,
  });
  const { contractAddress } = await waitForTransactionReceipt(client, { hash });
  if (contractAddress == null) throw new Error("The smart account isn't on the chain.");
  return contractAddress;
}
