import type { ChainCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import type { Hex } from "viem";
import type { RelayChain } from "./chain/relayChain.ts";
import { refusal } from "./problems.ts";

export interface OwnOptions {
  chain: RelayChain;
  /** Our own account, in lower case. */
  relay: Hex;
  /** Brands whose campaigns we pay for, in lower case; undefined: whoever's. */
  brands?: readonly string[] | undefined;
}

/**
 * A campaign that this relay sends transactions for.
 *
 * @param direct says that there is a way around the relay, where there is one
 * @throws {RelayProblem} `no-such-campaign` `other-relay` `other-brand`
 */
export async function ownCampaign(
  { chain, relay, brands }: OwnOptions,
  id: number,
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
  return campaign;
}
