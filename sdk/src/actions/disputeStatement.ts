import type { WriteClient, WriteOptions } from "./client.ts";
import { ensureAllowance } from "./ensureAllowance.ts";
import { readBond } from "./readBond.ts";
import { readPool } from "./readPool.ts";
import { type DisputeStatementParameters, disputeStatementRequest } from "./requests/disputeStatementRequest.ts";
import { ETH } from "./requests/request.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Disputes a pool's pending statement, with a bond equal to the proposer's. The arbiter decides; the losing bond goes half
 * to the winner and half to the pool.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {ContractReverted} `NothingPending`, `WrongValue` …
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await disputeStatement(contributor, { deployment, campaign: 1 });
 */
export async function disputeStatement(
  client: WriteClient,
  parameters: WriteOptions &
    Omit<DisputeStatementParameters, "bond"> & {
      /** The pending proposal's by default. */
      bond?: bigint | undefined;
    },
): Promise<Sent> {
  const { deployment, campaign, token = ETH } = parameters;
  const bond = parameters.bond ?? (await pendingBond(client, { deployment, campaign, token }));
  await ensureAllowance(client, { ...parameters, token, amount: bond });
  return sendRequest(client, {
    ...parameters,
    request: disputeStatementRequest(deployment, { campaign, token, bond, note: parameters.note }),
  });
}

/** The standing total can't change while a proposal is pending, so the bond is what it was. */
async function pendingBond(
  client: WriteClient,
  pool: Pick<WriteOptions, "deployment"> & { campaign: number; token: `0x${string}` },
) {
  const { pendingTotal } = await readPool(client, pool);
  return readBond(client, { ...pool, total: pendingTotal });
}
