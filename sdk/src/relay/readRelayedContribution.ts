import { type RelayedContribution, relayedContribution } from "../api/intakeSchemas.ts";
import { parseDigest } from "../ids/digest.ts";
import { askRelay, type RelayOptions } from "./askRelay.ts";
import { urlAt } from "./urlAt.ts";

/**
 * What became of a contribution that the relay took, by the digest that its author signed (the receipt's `signed`). Until it is on
 * chain, `work` is there for a session of its author only.
 *
 * @throws {RelayRefused} where the relay knows nothing of it; {RelayUnreachable}; {MalformedId}
 * @example const { state, anchor } = await readRelayedContribution(relayUrl, receipt.signed);
 */
export function readRelayedContribution(
  relayUrl: string,
  signed: string,
  options: RelayOptions = {},
): Promise<RelayedContribution> {
  return askRelay(relayedContribution, urlAt(relayUrl, `/v1/contributions/${parseDigest(signed)}`), undefined, options);
}
