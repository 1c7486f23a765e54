import { acceptArbiterRequest } from "@colophon/sdk/actions/requests/acceptArbiterRequest.ts";
import { acceptBrandRequest } from "@colophon/sdk/actions/requests/acceptBrandRequest.ts";
import { offerArbiterRequest } from "@colophon/sdk/actions/requests/offerArbiterRequest.ts";
import { offerBrandRequest } from "@colophon/sdk/actions/requests/offerBrandRequest.ts";
import type { Address } from "viem";
import type { AppDeployment } from "../lib/config.ts";
import type { Plan } from "./plan.ts";

/** The two roles that are handed over in two steps. */
export type HandedRole = "brand" | "arbiter";

interface Offer {
  readonly role: HandedRole;
  readonly campaign: number;
  readonly campaignTitle: string;
  /** Null withdraws the offer. */
  readonly to: Address | null;
}

/** Who has a role offers it to somebody, or takes the offer back. */
export function offerRolePlan(deployment: AppDeployment, { role, campaign, campaignTitle, to }: Offer): Plan {
  const request = role === "brand" ? offerBrandRequest : offerArbiterRequest;
  return {
    title: to === null ? "Take the offer back" : `Hand over: ${role} of “${campaignTitle}”`,
    reads:
      to === null
        ? ["Nobody can accept it any more. You stay what you are."]
        : [
            `Once this account accepts, it is the campaign's ${role}, and you are no longer.`,
            "Until then nothing changes, and you can take the offer back. A later offer replaces this one.",
          ],
    signs: [{ name: "Offered to", value: to ?? "nobody" }],
    action: to === null ? "Sign and take back" : "Sign and offer",
    done: to === null ? "The offer is taken back." : "Offered. It takes effect once it is accepted.",
    steps: [{ name: "Offer", call: () => request(deployment, { campaign, to }) }],
  };
}

interface Accept {
  readonly role: HandedRole;
  readonly campaign: number;
  readonly campaignTitle: string;
}

/** Whom a role was offered to accepts it. */
export function acceptRolePlan(deployment: AppDeployment, { role, campaign, campaignTitle }: Accept): Plan {
  const request = role === "brand" ? acceptBrandRequest : acceptArbiterRequest;
  return {
    title: `Become ${role} of “${campaignTitle}”`,
    reads:
      role === "brand"
        ? ["You rule the campaign from here on: its terms, curators, relay, edition and statements."]
        : ["You decide its appeals and disputes from here on. You can't be its brand as well."],
    signs: [{ name: "Campaign", value: `“${campaignTitle}”` }],
    action: "Sign and accept",
    done: `You are its ${role} now.`,
    steps: [{ name: "Accept", call: () => request(deployment, { campaign }) }],
  };
}
