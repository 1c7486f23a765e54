import { certifyForRequest } from "@colophon/sdk/actions/requests/certifyForRequest.ts";
import type { SignedWorkParameters } from "@colophon/sdk/actions/requests/signedWork.ts";
import type { AppDeployment } from "../lib/config.ts";
import type { Plan } from "./plan.ts";

interface SignedWork {
  readonly title: string;
  readonly campaignTitle: string;
  readonly cid: string;
  readonly signed: SignedWorkParameters;
}

/** Certifies what its author had signed for a relay; whoever sends it pays. */
export function certifySignedPlan(deployment: AppDeployment, { title, campaignTitle, cid, signed }: SignedWork): Plan {
  return {
    title: `Certify “${title}”`,
    reads: [
      `${signed.author} is recorded as its author in “${campaignTitle}”, with the block's time, for ever.`,
      "It is what was signed before, unchanged; nothing else is signed.",
      "It costs the chain's fee. If the relay puts it on chain as well, it still counts once.",
    ],
    signs: [
      { name: "Campaign and its terms", value: `“${campaignTitle}”` },
      { name: "Config hash", value: signed.config },
      { name: "Content", value: cid },
      { name: "Manifest (title, description, credits)", value: signed.manifest ?? "none" },
    ],
    action: "Sign and certify",
    done: "Certified.",
    steps: [{ name: "Certify", call: () => certifyForRequest(deployment, signed) }],
  };
}
