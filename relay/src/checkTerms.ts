import type { ChainCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import type { Hex } from "viem";
import type { RelayChain } from "./chain/relayChain.ts";
import { refusal } from "./problems.ts";

export interface Terms {
  campaign: number;
  signer: Hex;
  epoch: number;
  deadline: bigint;
}

export interface TermsOptions {
  chain: RelayChain;
  /** Our own account, in lower case. */
  relay: Hex;
  /** Brands whose campaigns we pay for, in lower case; undefined: whoever's. */
  brands?: readonly string[] | undefined;
  /** Seconds until a message is in an anchor at the latest. */
  anchorWithin: number;
}

/**
 * What all signed messages have in common: campaign, relay, brand, epoch, deadline.
 *
 * @param direct says that there is a way around the relay, where there is one
 * @throws {RelayProblem}
 */
export async function checkTerms(
  { chain, relay, brands, anchorWithin }: TermsOptions,
  { campaign: id, signer, epoch, deadline }: Terms,
  direct: Record<string, unknown>,
): Promise<ChainCampaign> {
  const campaign = await chain.campaign(id);
  if (campaign === null) {
    throw refusal("no-such-campaign", `There is no campaign ${id} on this chain.`, "Check its number.");
  }
  if (campaign.relay.toLowerCase() !== relay) {
    throw refusal(
      "other-relay",
      `Campaign ${id} is anchored by ${campaign.relay}, and this relay is ${relay}.`,
      "Send it to the campaign's own relay.",
      { relay: campaign.relay, ...direct },
    );
  }
  if (brands !== undefined && !brands.includes(campaign.brand.toLowerCase())) {
    throw refusal(
      "other-brand",
      `This relay pays for its own brands' campaigns only, and campaign ${id} is of ${campaign.brand}.`,
      "Tell the brand; it needs another relay.",
      direct,
    );
  }
  const current = await chain.epochOf(signer);
  if (current !== epoch) {
    throw refusal(
      "wrong-epoch",
      `It is signed in epoch ${epoch}, and ${signer} is in epoch ${current}: older signatures are cancelled.`,
      "Sign again.",
      { epoch: current },
    );
  }
  const earliest = BigInt((await chain.now()) + anchorWithin);
  if (deadline < earliest) {
    throw refusal(
      "deadline-too-near",
      "Its deadline may have passed before it is anchored, and then it would count for nothing.",
      `Sign with a deadline of ${earliest} or later.`,
      { earliest, ...direct },
    );
  }
  return campaign;
}
