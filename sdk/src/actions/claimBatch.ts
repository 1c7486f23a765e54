import { parseEventLogs } from "viem";
import { rewardPoolsAbi } from "../abis/generated.ts";
import type { Payment } from "./claimMany.ts";
import type { WriteClient, WriteOptions } from "./client.ts";
import { type ClaimBatchParameters, claimBatchRequest } from "./requests/claimBatchRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Pays many accounts of one pool in one transaction, by one multiproof ({@link claimBatchOf}). Who has been paid already or
 * can't be paid now is skipped, and can claim later.
 *
 * @returns What was paid to whom, hash and receipt, and as `result` the sum.
 * @throws {ContractReverted} `BadBatch`, `BadProof`, `NothingStands`, `NotAToken`: then nothing is paid.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * const { payments } = await claimBatch(anybody, { deployment, ...claimBatchOf(place, leaves, accounts) });
 */
export async function claimBatch(
  client: WriteClient,
  parameters: WriteOptions & ClaimBatchParameters,
): Promise<Sent<bigint> & { payments: Payment[] }> {
  const { deployment } = parameters;
  const sent = await sendRequest(client, { ...parameters, request: claimBatchRequest(deployment, parameters) });
  const logs = parseEventLogs({ abi: rewardPoolsAbi, eventName: "Claimed", logs: sent.receipt.logs });
  const payments = logs.map(({ args: { campaign, token, account, amount } }) => ({ campaign, token, account, amount }));
  return { ...sent, payments };
}
