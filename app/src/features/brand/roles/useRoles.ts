import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import type { Address } from "viem";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { type HandedRole, offerRolePlan } from "../../../transactions/handOver.ts";
import { setRelayPlan } from "../../../transactions/setRelay.ts";
import { useTransaction } from "../../../transactions/TransactionContext.tsx";

/** Changing who is what. Each resolves to true once it holds. */
export function useRoles(campaign: ApiCampaign) {
  const { deployment } = useConfig();
  const run = useTransaction();
  const campaignTitle = campaign.terms?.title ?? `Campaign ${campaign.id}`;
  return {
    offer: async (role: HandedRole, to: Address | null): Promise<boolean> =>
      (await run(offerRolePlan(deployment, { role, campaign: campaign.id, campaignTitle, to }))).kind === "done",
    setRelay: async (relay: Address | null): Promise<boolean> =>
      (await run(setRelayPlan(deployment, { campaign: campaign.id, relay }))).kind === "done",
  };
}
