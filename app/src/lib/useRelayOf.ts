import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { useConfig } from "./ConfigContext.tsx";
import { isNobody } from "./isNobody.ts";
import { relayQuery } from "./queries.ts";
import { type RelayOf, relayOf } from "./relayOf.ts";

/** Whether this page's relay anchors for a campaign, which takes that the brand has named it and that it answers. */
export function useRelayOf({ relay }: Pick<ApiCampaign, "relay">): RelayOf {
  const { relayUrl } = useConfig();
  const { data: info, errorUpdateCount } = useQuery({ ...relayQuery(relayUrl), enabled: !isNobody(relay) });
  // As long as it hasn't answered once it stays away, also while it is asked anew.
  return relayOf({ relay, info, failed: errorUpdateCount > 0 });
}
