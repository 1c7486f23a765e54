import { worksAbi } from "../../abis/worksAbi.ts";
import { parseCampaignNumber } from "../../ids/campaignNumber.ts";
import { parseConfigHash } from "../../ids/configHash.ts";
import { parseDigest } from "../../ids/digest.ts";
import { ANCHOR_KIND, type AnchorKind, CODEC, type Codec } from "../../ids/names.ts";
import type { Contracts } from "./request.ts";

export type AnchorParameters = {
  campaign: number;
  kind: AnchorKind;
  /** Root of the batch's tree ({@link anchorTree}). */
  root: string;
  /** How many leaves. */
  count: number;
  /** The data file's root block on IPFS. */
  data: { digest: string; codec: Codec };
  /** The config hash that the leaves are signed under: the one in force, or one that gave way less than an hour ago. */
  config: string;
};

/**
 * Builds the call by which a campaign's relay puts one root for many signed leaves on chain.
 *
 * @throws {MalformedId} where a digest, the config hash or the campaign's number is malformed.
 *
 * @example
 * const { root, size: count } = tree;
 * writeContract(relay, anchorRequest(deployment, { campaign: 1, kind: "votes", root, count, data, config }));
 */
export function anchorRequest(contracts: Pick<Contracts, "contributions">, parameters: AnchorParameters) {
  return {
    address: contracts.contributions,
    abi: worksAbi,
    functionName: "anchor",
    args: [
      parseCampaignNumber(parameters.campaign),
      ANCHOR_KIND[parameters.kind],
      parseDigest(parameters.root),
      parameters.count,
      parseDigest(parameters.data.digest),
      CODEC[parameters.data.codec],
      parseConfigHash(parameters.config),
    ],
  } as const;
}
