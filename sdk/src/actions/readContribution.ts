import { type Address, isAddressEqual } from "viem";
import { readContract } from "viem/actions";
import { worksAbi } from "../abis/worksAbi.ts";
import { cidFromDigest } from "../content/cidFromDigest.ts";
import { ZERO_ACCOUNT } from "../ids/account.ts";
import { type CampaignNumber, parseCampaignNumber } from "../ids/campaignNumber.ts";
import { type ContributionId, parseContributionId, tokenIdOf } from "../ids/contributionId.ts";
import { type Digest, parseDigest } from "../ids/digest.ts";
import { type AiUse, aiUseOf, CODEC, type Codec, codecOf, type MediaKind, mediaKindOf } from "../ids/names.ts";
import type { ReadClient, Target } from "./client.ts";
import { rethrow } from "./rethrow.ts";

/** A contribution as the chain knows it. Times in unix seconds. */
export type ChainContribution = {
  id: ContributionId;
  campaign: CampaignNumber;
  /** Who made it; stays through every sale. */
  author: Address;
  /** Who holds the token; null once burnt. */
  owner: Address | null;
  digest: Digest;
  /** The content's CID: digest and codec as text. */
  cid: string;
  codec: Codec;
  kind: MediaKind;
  aiUse: AiUse;
  certifiedAt: number;
  /** From when on nothing can change author and certified-at, and the token can move. */
  finalAt: number;
};

/**
 * Reads a contribution from the chain.
 *
 * @throws {MalformedId} where `id` is no work's id.
 * @throws {ContractReverted} `UnknownContribution`.
 * @throws {ChainUnreachable}
 *
 * @example
 * const { author, owner, cid } = await readContribution(client, { deployment, id });
 */
export async function readContribution(
  client: ReadClient,
  parameters: {
    deployment: Pick<Target, "contributions">;
    /** As hex, decimal text or bigint. */
    id: string | bigint;
    /** The newest block by default. */
    blockNumber?: bigint | undefined;
  },
): Promise<ChainContribution> {
  const id = parseContributionId(parameters.id);
  const found = await readContract(client, {
    address: parameters.deployment.contributions,
    abi: worksAbi,
    functionName: "contributionOf",
    args: [tokenIdOf(id)],
    ...(parameters.blockNumber === undefined ? {} : { blockNumber: parameters.blockNumber }),
  }).catch(rethrow("contributionOf"));
  const codec = codecOf(found.codec);
  return {
    id,
    campaign: parseCampaignNumber(found.campaign),
    author: found.author,
    owner: isAddressEqual(found.owner, ZERO_ACCOUNT) ? null : found.owner,
    digest: parseDigest(found.digest),
    cid: cidFromDigest(found.digest, CODEC[codec]),
    codec,
    kind: mediaKindOf(found.kind),
    aiUse: aiUseOf(found.aiUse),
    certifiedAt: found.certifiedAt,
    finalAt: found.finalAt,
  };
}
