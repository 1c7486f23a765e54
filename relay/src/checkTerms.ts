import type { ChainCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import type { Hex } from "viem";
import { type OwnOptions, ownCampaign } from "./ownCampaign.ts";
import { refusal } from "./problems.ts";

export interface Terms {
  campaign: number;
  signer: Hex;
  epoch: number;
  deadline: bigint;
}

export interface TermsOptions extends OwnOptions {
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
  const campaign = await ownCampaign({ chain, relay, brands }, id, direct);
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
