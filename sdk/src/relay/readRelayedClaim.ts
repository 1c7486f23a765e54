import { type RelayedClaim, relayedClaim } from "../api/intakeSchemas.ts";
import { askRelay, type RelayOptions } from "./askRelay.ts";
import { urlAt } from "./urlAt.ts";

/**
 * How far a claim has come that the relay took ({@link sendClaim}).
 *
 * @throws {RelayRefused} {RelayUnreachable}
 * @example const { state } = await readRelayedClaim(relayUrl, id);
 */
export function readRelayedClaim(relayUrl: string, id: string, options: RelayOptions = {}): Promise<RelayedClaim> {
  return askRelay(relayedClaim, urlAt(relayUrl, `/v1/claims/${encodeURIComponent(id)}`), undefined, options);
}
