import type { ReadClient, Target } from "../actions/client.ts";
import type { ChainCampaign } from "../actions/readCampaign.ts";
import type { ReadLeaves } from "./ReadLeaves.ts";

/** Reads anchors' data. */
export function leafReader(
  _client: ReadClient,
  _parameters: { deployment: Target; campaign: ChainCampaign; to: number },
): ReadLeaves {
  return async () => ({ kind: "unreadable", why: "this version doesn't read anchors' data" });
}
