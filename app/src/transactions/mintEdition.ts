import type { EditionContent } from "@colophon/sdk/actions/requests/editionContent.ts";
import { mintEditionRequest } from "@colophon/sdk/actions/requests/mintEditionRequest.ts";
import type { Address, Client } from "viem";
import type { AppDeployment, KnownToken } from "../lib/config.ts";
import { formatAmount } from "../lib/format.ts";
import { allowStep } from "./allowStep.ts";
import type { Plan } from "./plan.ts";

interface MintEdition {
  readonly client: Client;
  readonly campaign: number;
  readonly campaignTitle: string;
  readonly collector: Address;
  /** What the collector looks at: other bytes can't be sold in its place. */
  readonly content: EditionContent;
  readonly cid: string;
  readonly token: KnownToken;
  /** In the token's smallest unit. */
  readonly price: bigint;
}

/** A collector mints one copy of a campaign's collective work. */
export function mintEditionPlan(deployment: AppDeployment, edition: MintEdition): Plan {
  const { client, campaign, collector, content, token, price } = edition;
  const shown = price === 0n ? "nothing" : `${formatAmount(price, token.decimals, token.decimals)} ${token.symbol}`;
  return {
    title: `Collect the edition of “${edition.campaignTitle}”`,
    reads: [
      "You hold a copy of the collective work, as a token that is yours to keep or pass on.",
      price === 0n
        ? "It costs only the chain's fee."
        : `You pay ${shown}. All of it goes into the campaign's pool, and so to those who contributed.`,
      "It isn't returned if you change your mind.",
    ],
    signs: [
      { name: "Content", value: edition.cid },
      { name: "Price", value: shown },
      { name: "To", value: collector },
    ],
    action: "Sign and collect",
    done: "It is yours.",
    steps: [
      ...(price === 0n
        ? []
        : allowStep(deployment, {
            client,
            token: token.address,
            owner: collector,
            spender: deployment.editions,
            amount: () => price,
            name: `Allow the edition to take ${shown}`,
          })),
      {
        name: "Collect",
        call: () => mintEditionRequest(deployment, { campaign, to: collector, content, price, token: token.address }),
      },
    ],
  };
}
