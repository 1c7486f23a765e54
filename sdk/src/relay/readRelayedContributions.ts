import { type RelayedContributions, relayedContributions } from "../api/intakeSchemas.ts";
import { askRelay, type RelayOptions } from "./askRelay.ts";
import { urlAt } from "./urlAt.ts";

export interface RelayedContributionsQuery {
  author: string;
  campaign: number;
  /** `next` of the page before. */
  cursor?: string | undefined;
}

/**
 * An author's contributions that the relay took, the newest first.
 *
 * @param options with the `token` of the author's session ({@link openSession})
 * @throws {RelayRefused} `session-needed` without one; {RelayUnreachable}
 * @example const { items } = await readRelayedContributions(relayUrl, { author, campaign: 1 }, { token });
 */
export function readRelayedContributions(
  relayUrl: string,
  { author, campaign, cursor }: RelayedContributionsQuery,
  options: RelayOptions & { token: string },
): Promise<RelayedContributions> {
  const search = new URLSearchParams({
    author: author.toLowerCase(),
    campaign: String(campaign),
    ...(cursor === undefined ? {} : { cursor }),
  });
  return askRelay(relayedContributions, urlAt(relayUrl, `/v1/contributions?${search}`), undefined, options);
}
