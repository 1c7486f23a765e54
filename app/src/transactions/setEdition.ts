import type { EditionContent } from "@colophon/sdk/actions/requests/editionContent.ts";
import { setEditionRequest } from "@colophon/sdk/actions/requests/setEditionRequest.ts";
import type { AppDeployment } from "../lib/config.ts";
import type { Plan } from "./plan.ts";

interface SetEdition {
  readonly campaign: number;
  readonly campaignTitle: string;
  readonly content: EditionContent;
  readonly cid: string;
  /** What a copy costs, as the page shows it. */
  readonly price: string;
}

/** The brand names what the campaign's edition is a copy of. */
export function setEditionPlan(deployment: AppDeployment, edition: SetEdition): Plan {
  return {
    title: `The edition of “${edition.campaignTitle}”`,
    reads: [
      "Once the roll has closed, collectors can mint copies of exactly these bytes.",
      `A copy costs ${edition.price}; all of it goes into the campaign's pool.`,
      "You may name other content until the first copy is sold, and never after.",
    ],
    signs: [
      { name: "Content", value: edition.cid },
      { name: "Kind", value: edition.content.kind },
    ],
    action: "Sign and set",
    done: "The edition is set.",
    steps: [{ name: "Set the edition", call: () => setEditionRequest(deployment, edition) }],
  };
}
