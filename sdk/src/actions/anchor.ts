import type { WriteClient, WriteOptions } from "./client.ts";
import { type AnchorParameters, anchorRequest } from "./requests/anchorRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Puts one root for many signed contributions, votes or answers on chain. By the campaign's relay. Trying again is safe: a
 * root that is there already is refused, and keeps its time.
 *
 * The data file should be on IPFS before: a leaf that nobody can fetch counts for nothing. All leaves have to be signed under
 * the same config hash, and the anchor names it. Works that came in under terms which gave way less than an hour ago go into
 * an anchor of their own. That holds once the campaign is locked: a relay that takes works for one that isn't should lock it.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {MalformedId} before anything is sent.
 * @throws {ContractReverted} `NotRelay`, `BadAnchor`, `AlreadyAnchored`, `OutsideAnchoring`, `SealedTakesNoAnchors`, `OtherConfig`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * const tree = anchorTree(signed.map((work) => hashContribution(place, work)));
 * const { root, size: count } = tree;
 * await anchor(relay, { deployment, campaign: 1, kind: "contributions", root, count, data, config: signed[0].config });
 */
export async function anchor(client: WriteClient, parameters: WriteOptions & AnchorParameters): Promise<Sent> {
  return sendRequest(client, { ...parameters, request: anchorRequest(parameters.deployment, parameters) });
}
