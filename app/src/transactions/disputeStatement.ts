import { readBond } from "@colophon/sdk/actions/readBond.ts";
import { disputeStatementRequest } from "@colophon/sdk/actions/requests/disputeStatementRequest.ts";
import type { Address, Client } from "viem";
import type { AppDeployment, KnownToken } from "../lib/config.ts";
import { formatAmount } from "../lib/format.ts";
import { allowStep } from "./allowStep.ts";
import type { Plan } from "./plan.ts";

interface DisputeStatement {
  readonly client: Client;
  readonly campaign: number;
  readonly campaignTitle: string;
  readonly token: KnownToken;
  readonly disputer: Address;
  /** Cumulative total of the disputed statement, in the token's smallest unit; 0 for an empty roll. */
  readonly total: bigint;
  /** The proposer's bond as the page shows it, in the token's smallest unit. */
  readonly bond: bigint;
  /** Digest of the note that the transaction names, kept by the relay already: the evidence. */
  readonly note?: string | undefined;
}

/** Disputes a pending statement, with a bond as high as the proposer's. By anybody. */
export function disputeStatementPlan(deployment: AppDeployment, dispute: DisputeStatement): Plan {
  const { client, campaign, token, total, bond } = dispute;
  // Asked of the chain: what the index saw of a bond is what arrived of it, and an empty roll's pool may have grown since.
  const bondOf = () => readBond(client, { deployment, campaign, token: token.address, total });
  const shown = `${formatAmount(bond, token.decimals, token.decimals)} ${token.symbol}`;
  return {
    title: `Dispute the statement of “${dispute.campaignTitle}”`,
    reads: [
      "It doesn't come to stand until the arbiter has decided; what stood before can still be claimed.",
      `You put up ${shown}. If the statement falls, it comes back with half of the proposer's bond; if it stands, it is lost.`,
      "Recompute the statement first: the page says whether it is right.",
    ],
    signs: [
      { name: "Campaign", value: String(campaign) },
      { name: "Bond", value: shown },
      ...(dispute.note === undefined ? [] : [{ name: "Evidence", value: dispute.note }]),
    ],
    action: "Sign and dispute",
    done: "Disputed. The arbiter decides.",
    steps: [
      ...allowStep(deployment, {
        client,
        token: token.address,
        owner: dispute.disputer,
        amount: bondOf,
        name: `Allow the pool to take ${shown}`,
      }),
      {
        name: "Dispute the statement",
        call: async () =>
          disputeStatementRequest(deployment, {
            campaign,
            token: token.address,
            bond: await bondOf(),
            note: dispute.note,
          }),
      },
    ],
  };
}
