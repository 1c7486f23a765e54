import { type RelayedContribution, relayedContribution } from "../api/intakeSchemas.ts";
import { askRelay, type RelayOptions } from "./askRelay.ts";

/**
 * What became of a contribution that the relay took: once it is anchored, with all that {@link mintAnchored} takes.
 *
 * @param signed of its receipt
 * @throws {RelayRefused} `no-such-message`; {RelayUnreachable}
 * @example const { state, anchor } = await readRelayed(relayUrl, receipt.signed);
 */
export async function readRelayed(
  relayUrl: string,
  signed: string,
  options: RelayOptions = {},
): Promise<RelayedContribution> {
  const url = `${relayUrl.replace(/\/+$/, "")}/v1/contributions/${signed}`;
  return askRelay(relayedContribution, url, undefined, options);
}
