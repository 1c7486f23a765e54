import { certifyCommittedRequest } from "@colophon/sdk/actions/requests/certifyCommittedRequest.ts";
import { type CertifyParameters, certifyRequest } from "@colophon/sdk/actions/requests/certifyRequest.ts";
import type { ApiMintStep } from "@colophon/sdk/api/mintSchemas.ts";
import type { AppDeployment } from "../lib/config.ts";
import { mintSteps, sentenceOfAncestors } from "./mintAnchored.ts";
import type { Call, Plan, SignedFact } from "./plan.ts";

interface CertifyWork extends CertifyParameters {
  /** Of the commitment made before, if one was: certified-at is its time then. */
  readonly salt?: string;
  readonly title: string;
  readonly cid: string;
  readonly campaignTitle: string;
  readonly licence: string;
  /** How many earn a share, the author among them. */
  readonly creditCount: number;
  /** What it builds on and has no token yet, in the order to mint. */
  readonly before: readonly ApiMintStep[];
}

const AI: Record<CertifyParameters["aiUse"], string> = {
  none: "none",
  assisted: "assisted",
  generated: "generated",
};

/** Certifies a work: the author signs what it is, under which terms, and what it was made from. */
export function certifyPlan(deployment: AppDeployment, work: CertifyWork): Plan {
  const parents = work.parents ?? [];
  const signs: SignedFact[] = [
    { name: "Campaign and its terms", value: `“${work.campaignTitle}”` },
    { name: "Config hash", value: work.config },
    { name: "Content", value: work.cid },
    { name: "Manifest (title, description, credits)", value: work.manifest ?? "none" },
    { name: "Kind, use of AI", value: `${work.kind}, ${AI[work.aiUse]}` },
  ];
  if (parents.length > 0) signs.push({ name: "Made from", value: parents.join(", ") });
  const { before, ...certified } = work;
  return {
    title: `Certify “${work.title}”`,
    reads: [
      `You are recorded as its author in “${work.campaignTitle}”, with the ${work.salt === undefined ? "block's time" : "time of your commitment"}, for ever.`,
      ...(work.salt === undefined ? [] : ["Your salt becomes public with this: everybody can check the commitment."]),
      `You give the licence ${work.licence}.`,
      ...(work.creditCount > 1 ? [`What it earns is shared among ${work.creditCount} people, as you wrote.`] : []),
      ...(before.length > 0 ? [sentenceOfAncestors(before.length)] : []),
      "It costs only the chain's fee.",
    ],
    signs,
    action: "Sign and certify",
    done: "Certified.",
    steps: [...mintSteps(deployment, before), { name: "Certify", call: () => callOf(deployment, certified) }],
  };
}

function callOf(deployment: AppDeployment, { salt, ...work }: Omit<CertifyWork, "before">): Call {
  return salt === undefined ? certifyRequest(deployment, work) : certifyCommittedRequest(deployment, { ...work, salt });
}
