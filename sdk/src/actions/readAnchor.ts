import { readContract } from "viem/actions";
import { worksAbi } from "../abis/worksAbi.ts";
import type { AnchorKeyInput } from "../evidence/anchorKey.ts";
import { parseCampaignNumber } from "../ids/campaignNumber.ts";
import { parseConfigHash } from "../ids/configHash.ts";
import { parseDigest } from "../ids/digest.ts";
import { ANCHOR_KIND } from "../ids/names.ts";
import type { ReadClient, Target } from "./client.ts";
import { rethrow } from "./rethrow.ts";

/**
 * Reads when a root was anchored.
 *
 * @param parameters `config` is the config hash that the anchor names; under any other there is no such anchor.
 * @returns In unix seconds; null where it never was.
 * @throws {MalformedId} {ContractReverted} {ChainUnreachable}
 *
 * @example
 * const since = await readAnchor(client, { deployment, campaign: 1, kind: "contributions", root, config });
 */
export async function readAnchor(
  client: ReadClient,
  parameters: { deployment: Pick<Target, "contributions"> } & AnchorKeyInput,
): Promise<number | null> {
  const { campaign, kind, root, config } = parameters;
  const time = await readContract(client, {
    address: parameters.deployment.contributions,
    abi: worksAbi,
    functionName: "anchoredAt",
    args: [parseCampaignNumber(campaign), ANCHOR_KIND[kind], parseDigest(root), parseConfigHash(config)],
  }).catch(rethrow("anchoredAt"));
  return time === 0 ? null : time;
}
