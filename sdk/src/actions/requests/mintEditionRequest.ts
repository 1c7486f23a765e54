import type { Address } from "viem";
import { editionsAbi } from "../../abis/generated.ts";
import { parseCampaignNumber } from "../../ids/campaignNumber.ts";
import { type EditionContent, toAbiContent } from "./editionContent.ts";
import { type Contracts, ETH } from "./request.ts";

export type MintEditionParameters = {
  campaign: number;
  to: Address;
  /** How many; 1 by default. */
  amount?: bigint | undefined;
  /** What the collector looked at: another picture can't be put in front of the first sale. */
  content: EditionContent;
  /** The price of one, in the token's smallest unit, and that token (`ETH`: the zero address). */
  price: bigint;
  token: Address;
};

/**
 * Builds the call that mints editions. The whole price goes into the campaign's pool; an ERC-20 is pulled by the allowance for the
 * editions' contract.
 *
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 * @throws {UnknownName} where codec or kind stand for nothing.
 *
 * @example
 * const edition = await readEdition(client, { deployment, campaign: 1 });
 * if (edition !== null) writeContract(collector, mintEditionRequest(deployment, { ...edition, campaign: 1, to }));
 */
export function mintEditionRequest(contracts: Pick<Contracts, "editions">, parameters: MintEditionParameters) {
  const { campaign, to, amount = 1n, content, price, token } = parameters;
  return {
    address: contracts.editions,
    abi: editionsAbi,
    functionName: "mint",
    args: [parseCampaignNumber(campaign), to, amount, toAbiContent(content)],
    ...(token === ETH ? { value: price * amount } : {}),
  } as const;
}
