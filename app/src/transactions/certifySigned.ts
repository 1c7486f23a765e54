import { certifyForRequest } from "@colophon/sdk/actions/requests/certifyForRequest.ts";
import type { SignedWorkParameters } from "@colophon/sdk/actions/requests/signedWork.ts";
import type { ApiMintStep } from "@colophon/sdk/api/mintSchemas.ts";
import type { AppDeployment } from "../lib/config.ts";
import { mintSteps, sentenceOfAncestors } from "./mintAnchored.ts";
import type { Plan } from "./plan.ts";

interface SignedWork {
  readonly title: string;
  readonly campaignTitle: string;
  readonly cid: string;
  readonly signed: SignedWorkParameters;
  /** What it builds on and has no token yet, in the order to mint. */
  readonly before: readonly ApiMintStep[];
}

/** Certifies what its author had signed for a relay; whoever sends it pays. */
export function certifySignedPlan(deployment: AppDeployment, work: SignedWork): Plan {
  const { title, campaignTitle, cid, signed, before } = work;
  return {
    title: `Certify “${title}”`,
    reads: [
      `${signed.author} is recorded as its author in “${campaignTitle}”, with the block's time, for ever.`,
      "It is what was signed before, unchanged; nothing else is signed.",
      ...(before.length > 0 ? [sentenceOfAncestors(before.length)] : []),
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
    steps: [...mintSteps(deployment, before), { name: "Certify", call: () => certifyForRequest(deployment, signed) }],
  };
}
