import type { Abi, Address, ContractFunctionArgs, ContractFunctionName, Hex } from "viem";
import { ZERO_ACCOUNT } from "../../ids/account.ts";

/** The calls that change the chain. */
export type Mutability = "nonpayable" | "payable";

/**
 * One call, ready to be simulated, signed and sent: the shape that viem's `simulateContract` and `writeContract`, wagmi's
 * `useWriteContract` and (through {@link encodeRequest}) ethers take. Builders of requests are pure: no client, clock or disk.
 */
export type ContractRequest<
  abi extends Abi = Abi,
  functionName extends ContractFunctionName<abi, Mutability> = ContractFunctionName<abi, Mutability>,
> = {
  readonly address: Address;
  readonly abi: abi;
  readonly functionName: functionName;
  readonly args: ContractFunctionArgs<abi, Mutability, functionName>;
  /** In wei; absent where the call takes no ETH. */
  readonly value?: bigint;
  /** Put behind the call's data; the contract doesn't read it. See `evidence/transactionNote.ts`. */
  readonly dataSuffix?: Hex;
};

/** Where the contracts are; any `Deployment` fits. */
export type Contracts = {
  readonly contributions: Address;
  readonly curation: Address;
  readonly rewardPools: Address;
  readonly royalties: Address;
  readonly editions: Address;
};

/** ETH, where a token is asked for: the zero address. */
export const ETH = ZERO_ACCOUNT;
