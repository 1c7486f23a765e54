import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { useConfig } from "./ConfigContext.tsx";
import { relayQuery } from "./queries.ts";

/** Whether this page's relay anchors for a campaign: the brand has to have named it. `null`: not known yet. */
export function useRelayOf(campaign: Pick<ApiCampaign, "relay">): boolean | null {
  const { relayUrl } = useConfig();
  const info = useQuery(relayQuery(relayUrl));
  if (info.data === undefined) return info.isError ? false : null;
  return info.data.relay !== null && info.data.relay.toLowerCase() === campaign.relay.toLowerCase();
}
