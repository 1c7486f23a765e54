import { type RelayInfo, relayInfo } from "../api/ballotSchemas.ts";
import { askRelay, type RelayOptions } from "./askRelay.ts";

/**
 * Who a relay is: a campaign that names its `relay` address can have votes and answers anchored by it. `relay` is null where it has no
 * key, and only takes files.
 *
 * @throws {RelayRefused} {RelayUnreachable}
 * @example const { relay } = await readRelay(relayUrl);
 */
export async function readRelay(relayUrl: string, options: RelayOptions = {}): Promise<RelayInfo> {
  return askRelay(relayInfo, `${relayUrl.replace(/\/+$/, "")}/v1/relay`, undefined, options);
}
