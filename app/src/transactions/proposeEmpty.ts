import { readBond } from "@colophon/sdk/actions/readBond.ts";
import { proposeEmptyRequest } from "@colophon/sdk/actions/requests/proposeEmptyRequest.ts";
import type { Address, Client } from "viem";
import type { AppDeployment, KnownToken } from "../lib/config.ts";
import { allowStep } from "./allowStep.ts";
import type { Plan } from "./plan.ts";

interface ProposeEmpty {
  readonly client: Client;
  readonly campaign: number;
  readonly campaignTitle: string;
  readonly token: KnownToken;
  readonly proposer: Address;
}

/** Proposes that nobody earned anything, because the roll is empty. */
export function proposeEmptyPlan(deployment: AppDeployment, proposal: ProposeEmpty): Plan {
  const { client, campaign, token, proposer } = proposal;
  const bondOf = () => readBond(client, { deployment, campaign, token: token.address, total: 0n });
  return {
    title: `Nobody earned ${token.symbol} in “${proposal.campaignTitle}”`,
    reads: [
      "You say that no work was accepted. Anybody can dispute it until the challenge period is over.",
      "Once it stands, everybody who funded the pool can take back what they put in.",
      `You put up a bond of 1 % of the pool in ${token.symbol}, which comes back when it stands.`,
    ],
    signs: [
      { name: "Campaign", value: String(campaign) },
      { name: "Pool", value: token.symbol },
    ],
    action: "Sign and propose",
    done: "Proposed. The challenge period runs.",
    steps: [
      ...allowStep(deployment, {
        client,
        token: token.address,
        owner: proposer,
        amount: bondOf,
        name: "Allow the pool to take the bond",
      }),
      {
        name: "Say that the roll is empty",
        call: async () => proposeEmptyRequest(deployment, { campaign, token: token.address, bond: await bondOf() }),
      },
    ],
  };
}
