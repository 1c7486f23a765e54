import type { PublicClient } from "viem";
import type { Rehearsal } from "./rehearse.ts";

/** The same on every OP chain. */
const address = "0x420000000000000000000000000000000000000F";
const oracle = [
  {
    type: "function",
    name: "getL1FeeUpperBound",
    inputs: [{ type: "uint256" }],
    outputs: [{ type: "uint256" }],
    stateMutability: "view",
  },
] as const;

/** What a deployment costs at this moment's prices, in wei. */
export interface Cost {
  gas: bigint;
  gasPrice: bigint;
  /** What an OP chain takes for bringing the data to Ethereum, at most; 0 elsewhere. */
  dataFee: bigint;
}

/** Computes the cost from a rehearsal's transactions. */
export async function estimateCost(client: PublicClient, { steps }: Rehearsal): Promise<Cost> {
  const gas = steps.reduce((sum, step) => sum + step.gas, 0n);
  const isOp = ((await client.getCode({ address })) ?? "0x") !== "0x";
  const fees = isOp
    ? steps.map(({ data }) =>
        client.readContract({
          address,
          abi: oracle,
          functionName: "getL1FeeUpperBound",
          // A signed transaction has about 120 bytes beside its data.
          args: [BigInt((data.length - 2) / 2 + 120)],
        }),
      )
    : [];
  const dataFee = (await Promise.all(fees)).reduce((sum, fee) => sum + fee, 0n);
  return { gas, gasPrice: await client.getGasPrice(), dataFee };
}
