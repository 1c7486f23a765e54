import type { WriteClient, WriteOptions } from "./client.ts";
import { type AnchorParameters, anchorRequest } from "./requests/anchorRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Puts one root for many signed contributions, votes or answers on chain. By the campaign's relay. Trying again is safe: a
 * root that is there already is refused, and keeps its time.
 *
 * The data file should be on IPFS before: a leaf that nobody can fetch counts for nothing.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {MalformedId} before anything is sent.
 * @throws {ContractReverted} `NotRelay`, `BadAnchor`, `AlreadyAnchored`, `OutsideAnchoring`, `SealedTakesNoAnchors`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * const tree = anchorTree(signed.map((work) => hashContribution(place, work)));
 * await anchor(relay, { deployment, campaign: 1, kind: "contributions", root: tree.root, count: tree.size, data });
 */
export async function anchor(client: WriteClient, parameters: WriteOptions & AnchorParameters): Promise<Sent> {
  return sendRequest(client, { ...parameters, request: anchorRequest(parameters.deployment, parameters) });
}
