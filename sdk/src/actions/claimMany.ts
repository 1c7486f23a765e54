import { parseEventLogs } from "viem";
import { rewardPoolsAbi } from "../abis/generated.ts";
import type { WriteClient, WriteOptions } from "./client.ts";
import { type ClaimManyParameters, claimManyRequest } from "./requests/claimManyRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/** One payment that a claim made. */
export type Payment = {
  campaign: number;
  token: `0x${string}`;
  account: `0x${string}`;
  /** In the token's smallest unit. */
  amount: bigint;
};

/**
 * Claims over campaigns, tokens and accounts in one transaction; each pays its own account. What was claimed already is
 * skipped.
 *
 * @returns What was paid, hash and receipt, once the transaction is in a block.
 * @throws {ContractReverted} `NothingStands`, `BadProof`, `TransferFailed`: then nothing is paid.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * const { payments } = await claimMany(client, { deployment, claims });
 */
export async function claimMany(
  client: WriteClient,
  parameters: WriteOptions & ClaimManyParameters,
): Promise<Sent & { payments: Payment[] }> {
  const { deployment } = parameters;
  const sent = await sendRequest(client, { ...parameters, request: claimManyRequest(deployment, parameters) });
  const logs = parseEventLogs({ abi: rewardPoolsAbi, eventName: "Claimed", logs: sent.receipt.logs });
  const payments = logs.map(({ args: { campaign, token, account, amount } }) => ({ campaign, token, account, amount }));
  return { ...sent, payments };
}
