import { type IntakeInfo, intakeInfo } from "../api/intakeSchemas.ts";
import { askRelay, type RelayOptions } from "./askRelay.ts";
import { urlAt } from "./urlAt.ts";

/**
 * What a relay takes, before anything is begun: it contributes for campaigns that name its `relay` address.
 *
 * @throws {RelayRefused} where it takes no contributions; {RelayUnreachable}
 * @example const { relay, maxUploadBytes } = await readIntake(relayUrl);
 */
export function readIntake(relayUrl: string, options: RelayOptions = {}): Promise<IntakeInfo> {
  return askRelay(intakeInfo, urlAt(relayUrl, "/v1/intake"), undefined, options);
}
