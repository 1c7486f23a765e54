import type { Address } from "viem";
import { readContract } from "viem/actions";
import { editionsAbi } from "../abis/generated.ts";
import { cidFromDigest } from "../content/cidFromDigest.ts";
import { parseCampaignNumber } from "../ids/campaignNumber.ts";
import { type Digest, parseDigest } from "../ids/digest.ts";
import { CODEC, type Codec, codecOf, type MediaKind, mediaKindOf } from "../ids/names.ts";
import { ContractReverted } from "./ContractReverted.ts";
import type { ReadClient, Target } from "./client.ts";
import { rethrow } from "./rethrow.ts";

/** A campaign's edition as it is sold. */
export type ChainEdition = {
  /** What it is a copy of; what a collector names when minting. */
  content: { digest: Digest; codec: Codec; kind: MediaKind };
  /** The content's CID: digest and codec as text. */
  cid: string;
  /** How many there are. */
  minted: bigint;
  /** How many there may be at most; null: any number. */
  cap: number | null;
  /** The token to pay in; the zero address: ETH. */
  token: Address;
  /** The price of one, in the token's smallest unit. */
  price: bigint;
};

/**
 * Reads a campaign's edition: content, price, and how many there are and may be.
 *
 * @returns Null where the brand hasn't named its content.
 * @throws {MalformedId} {UnknownName} {ContractReverted} {ChainUnreachable}
 *
 * @example
 * const edition = await readEdition(client, { deployment, campaign: 1 });
 */
export async function readEdition(
  client: ReadClient,
  parameters: { deployment: Pick<Target, "editions">; campaign: number },
): Promise<ChainEdition | null> {
  try {
    const { content, minted, cap, token, price } = await readContract(client, {
      address: parameters.deployment.editions,
      abi: editionsAbi,
      functionName: "editionOf",
      args: [parseCampaignNumber(parameters.campaign)],
    }).catch(rethrow("editionOf"));
    const codec = codecOf(content.codec);
    return {
      content: { digest: parseDigest(content.digest), codec, kind: mediaKindOf(content.kind) },
      cid: cidFromDigest(content.digest, CODEC[codec]),
      minted,
      cap: cap === 0 ? null : cap,
      token,
      price,
    };
  } catch (error) {
    if (error instanceof ContractReverted && error.errorName === "NoEdition") return null;
    throw error;
  }
}
