import { existsSync } from "node:fs";
import { assertChain } from "@colophon/sdk/actions/assertChain.ts";
import { ContractReverted } from "@colophon/sdk/actions/ContractReverted.ts";
import { readContribution } from "@colophon/sdk/actions/readContribution.ts";
import { contentIdOfFile } from "@colophon/sdk/content/node/contentIdOfFile.ts";
import { parseCid } from "@colophon/sdk/content/parseCid.ts";
import { parseCampaignNumber } from "@colophon/sdk/ids/campaignNumber.ts";
import { campaignOfId, isContributionId, parseContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { isDigest } from "@colophon/sdk/ids/digest.ts";
import { type Codec, codecOf } from "@colophon/sdk/ids/names.ts";
import type { PublicClient } from "viem";
import type { Context } from "./context.ts";

/** What is asked about: a content, perhaps in one campaign. */
export type Target = { digest: string; codec?: Codec | undefined; campaign?: number | undefined };

/**
 * What a person means by a file's name, a CID, a work's id or a digest. A file that is there comes first.
 *
 * @throws {EmptyFile} {ContentUnreadable} {MalformedCid} {MalformedId} {ChainUnreachable}
 */
export async function resolveTarget(
  context: Context,
  client: PublicClient,
  text: string,
  campaign: string | undefined,
): Promise<Target> {
  const asked = campaign === undefined ? undefined : parseCampaignNumber(campaign);
  if (!existsSync(text)) {
    const name = text.replace(/^ipfs:\/\//, "");
    if (/^(b[a-z2-7]{20,}|Qm\w{20,}|ba[fg]\w+)$/i.test(name)) {
      const { digest, codec } = parseCid(name);
      return { digest, codec: codecOf(codec), campaign: asked };
    }
    if (/^(0x[0-9a-f]*|\d{60,})$/i.test(name)) return byId(context, client, name.toLowerCase(), asked);
  }
  const onProgress = (done: number, total: number | undefined) => context.output.progress("Hashing", done, total);
  const { digest, codec } = await contentIdOfFile(text, { onProgress });
  context.output.endProgress();
  return { digest, codec: codecOf(codec), campaign: asked };
}

/** A work's id; or a digest, which looks the same and names no work. */
async function byId(context: Context, client: PublicClient, text: string, asked: number | undefined): Promise<Target> {
  const deployment = await context.deployment();
  await assertChain(client, deployment);
  if (isDigest(text) && !isContributionId(text)) return { digest: text, campaign: asked };
  const id = parseContributionId(text);
  try {
    const { digest, codec } = await readContribution(client, { deployment, id });
    return { digest, codec, campaign: asked ?? campaignOfId(id) };
  } catch (error) {
    if (!(error instanceof ContractReverted) || error.errorName !== "UnknownContribution") throw error;
    return { digest: id, campaign: asked };
  }
}
