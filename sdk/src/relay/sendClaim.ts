import type { ClaimParameters } from "../actions/requests/claimRequest.ts";
import { ETH } from "../actions/requests/request.ts";
import { type ClaimSubmission, type RelayedClaim, relayedClaim } from "../api/intakeSchemas.ts";
import { askRelay, type RelayOptions } from "./askRelay.ts";
import { urlAt } from "./urlAt.ts";

/**
 * Has the relay claim a reward for the account that earned it, at the brand's cost. It can go nowhere but to that account, so nothing
 * is signed. Sending it again is safe.
 *
 * @param relayUrl for example `config.relayUrl`
 * @returns What the relay knows of it; ask again with {@link readRelayedClaim}.
 * @throws {RelayRefused} with `direct` where {@link claim} would still do; {RelayUnreachable}
 * @example const { id, state } = await sendClaim(relayUrl, { campaign: 1, token: ETH, account, cumulative, proof });
 */
export function sendClaim(
  relayUrl: string,
  { campaign, token = ETH, account, cumulative, proof }: ClaimParameters,
  options: RelayOptions = {},
): Promise<RelayedClaim> {
  const body: ClaimSubmission = { campaign, token, account, cumulative: cumulative.toString(), proof: [...proof] };
  return askRelay(relayedClaim, urlAt(relayUrl, "/v1/claims"), body, options);
}
