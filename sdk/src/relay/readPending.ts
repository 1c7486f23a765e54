import { type RelayedMessage, relayedMessages } from "../api/ballotSchemas.ts";
import { askRelay, type RelayOptions } from "./askRelay.ts";

/**
 * What the relay has taken from one voter in one campaign, the newest first (at most 200). Until the index says `anchored` of a
 * message, pages show it as signed and waiting.
 *
 * @throws {RelayRefused} {RelayUnreachable}
 * @example const pending = await readPending(relayUrl, { campaign: 1, voter });
 */
export async function readPending(
  relayUrl: string,
  { campaign, voter }: { campaign: number; voter: string },
  options: RelayOptions = {},
): Promise<RelayedMessage[]> {
  const search = new URLSearchParams({ campaign: String(campaign), voter });
  const url = `${relayUrl.replace(/\/+$/, "")}/v1/ballots?${search}`;
  return (await askRelay(relayedMessages, url, undefined, options)).items;
}
