import type { WriteClient, WriteOptions } from "./client.ts";
import { ensureAllowance } from "./ensureAllowance.ts";
import { readBond } from "./readBond.ts";
import { type ProposeEmptyParameters, proposeEmptyRequest } from "./requests/proposeEmptyRequest.ts";
import { ETH } from "./requests/request.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Proposes that a campaign's roll is empty, with the bond that the contract asks for. Once it stands, funders take back their
 * deposits, and the brand the proceeds.
 *
 * @returns Hash, receipt, and as `result` the proposal's number.
 * @throws {ContractReverted} `RollOpen`, `NotYetOpenToAll`, `ProposalPending`, `EmptyNotPossible` …
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await proposeEmpty(brand, { deployment, campaign: 1 });
 */
export async function proposeEmpty(
  client: WriteClient,
  parameters: WriteOptions &
    Omit<ProposeEmptyParameters, "bond"> & {
      /** What the contract asks for by default; in ETH what is too much comes back as a credit. */
      bond?: bigint | undefined;
    },
): Promise<Sent<number>> {
  const { deployment, token = ETH } = parameters;
  const bond = parameters.bond ?? (await readBond(client, { ...parameters, total: 0n }));
  await ensureAllowance(client, { ...parameters, token, amount: bond });
  return sendRequest(client, {
    ...parameters,
    request: proposeEmptyRequest(deployment, { ...parameters, token, bond }),
  });
}
