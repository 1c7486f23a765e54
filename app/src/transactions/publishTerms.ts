import { publishTermsRequest } from "@colophon/sdk/actions/requests/publishTermsRequest.ts";
import type { AppDeployment } from "../lib/config.ts";
import type { Plan } from "./plan.ts";

interface PublishTerms {
  readonly campaign: number;
  readonly title: string;
  /** The number that the new terms get. */
  readonly version: number;
  readonly licence: string;
  readonly termsCid: string;
  readonly terms: `0x${string}`;
}

/** Publishes a new version of a campaign's terms. */
export function publishTermsPlan(deployment: AppDeployment, publish: PublishTerms): Plan {
  return {
    title: `Publish version ${publish.version} of the terms`,
    reads: [
      "They hold for what is contributed from now on. Earlier works keep the terms that their authors signed.",
      "Who is about to sign under the old terms is refused, and reads the new ones first.",
      "Every version stays public for ever.",
    ],
    signs: [
      { name: "Campaign", value: `${publish.campaign}, “${publish.title}”` },
      { name: "Licence", value: publish.licence },
      { name: "Terms (brief, guidelines, licence)", value: publish.termsCid },
    ],
    action: "Sign and publish",
    done: "The new terms hold.",
    steps: [
      {
        name: "Publish the terms",
        call: () => publishTermsRequest(deployment, { campaign: publish.campaign, terms: publish.terms }),
      },
    ],
  };
}
