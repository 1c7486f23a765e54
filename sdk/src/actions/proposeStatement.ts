import type { WriteClient, WriteOptions } from "./client.ts";
import { ensureAllowance } from "./ensureAllowance.ts";
import { readBond } from "./readBond.ts";
import { type ProposeStatementParameters, proposeStatementRequest } from "./requests/proposeStatementRequest.ts";
import { ETH } from "./requests/request.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Proposes a statement, with the bond that the contract asks for (1 % of what it gives out; it comes back as a credit). By
 * the brand, or by anyone once settle-by is past.
 *
 * The statement's file should be on IPFS before: who can't fetch it should dispute it.
 *
 * @returns Hash, receipt, and as `result` the statement's number.
 * @throws {ContractReverted} `RollOpen`, `NotYetOpenToAll`, `ProposalPending`, `BadTotal`, `EmptyRoot` …
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await proposeStatement(brand, { deployment, campaign: 1, root, total, statement: { digest, codec: "raw" } });
 */
export async function proposeStatement(
  client: WriteClient,
  parameters: WriteOptions &
    Omit<ProposeStatementParameters, "bond"> & {
      /** What the contract asks for by default. */
      bond?: bigint | undefined;
    },
): Promise<Sent<number>> {
  const { deployment, token = ETH } = parameters;
  const bond = parameters.bond ?? (await readBond(client, parameters));
  await ensureAllowance(client, { ...parameters, token, amount: bond });
  const request = proposeStatementRequest(deployment, { ...parameters, token, bond });
  return sendRequest(client, { ...parameters, request });
}
