import { certify } from "@colophon/sdk/actions/certify.ts";
import { readCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import { campaign as campaignSchema } from "@colophon/sdk/api/schemas.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { type Actor, actors } from "../../../scripts/demo/actors.ts";
import { awaitApi } from "../../../scripts/demo/awaitApi.ts";
import { upload } from "../../../scripts/demo/upload.ts";
import type { Stack } from "../../../scripts/runtime/startStack.ts";
import { studio } from "./studio.ts";

/** Certifies short texts, and waits until the page can show them. @returns Their ids. */
export async function certifyTexts(
  stack: Stack,
  campaign: number,
  texts: readonly (readonly [Actor, string])[],
): Promise<string[]> {
  const { client, deployment, urls } = await studio(stack);
  const { config } = await readCampaign(client(actors.brand), { deployment, campaign });
  const ids: string[] = [];
  for (const [author, title] of texts) {
    const content = await upload(urls.relay, new TextEncoder().encode(`${title}, in campaign ${campaign}.`));
    const manifest = rawBlockOf({ v: 1, title, mediaType: "text/plain" });
    await upload(urls.relay, manifest.bytes);
    const { digest, codec } = content;
    const work = { digest, codec, kind: "text", aiUse: "none", manifest: manifest.digest } as const;
    ids.push((await certify(client(author), { deployment, campaign, config, ...work })).id);
  }
  const all = ({ counts }: { counts: { verified: number } }) => counts.verified === texts.length;
  await awaitApi(urls.api, `/v1/campaigns/${campaign}`, campaignSchema, all, "all works are verified");
  return ids;
}
