import { certify } from "@colophon/sdk/actions/certify.ts";
import { readCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import { campaign as campaignSchema } from "@colophon/sdk/api/schemas.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { type Actor, actors } from "../../../scripts/demo/actors.ts";
import { awaitApi } from "../../../scripts/demo/awaitApi.ts";
import { upload } from "../../../scripts/demo/upload.ts";
import type { Stack } from "../../../scripts/runtime/startStack.ts";
import { studio } from "./studio.ts";

export interface Piece {
  author: Actor;
  title: string;
  kind: "image" | "audio" | "text";
  bytes: Uint8Array;
  /** Places of earlier pieces, from 0. */
  from?: readonly number[];
  /** Gets a half of what it earns. */
  coAuthor?: Actor;
}

const MEDIA_TYPES = { image: "image/png", audio: "audio/wav", text: "text/markdown" } as const;

/** Certifies works one after another, and waits until the page can show them. @returns Their ids, in the order given. */
export async function makeWorks(stack: Stack, campaign: number, pieces: readonly Piece[]): Promise<string[]> {
  const { client, deployment, urls } = await studio(stack);
  const { config } = await readCampaign(client(actors.brand), { deployment, campaign });
  const ids: string[] = [];
  for (const { author, title, kind, bytes, from = [], coAuthor } of pieces) {
    // Each a second after the one before: of two in one second the id would decide which is first.
    await stack.chain.advanceBy(1);
    const { digest, codec } = await upload(urls.relay, new Uint8Array(bytes));
    const half = (who: Actor) => ({ account: who.account.address.toLowerCase(), bps: 5_000 });
    const credits = coAuthor && { credits: [half(author), half(coAuthor)] };
    const manifest = rawBlockOf({ v: 1, title, mediaType: MEDIA_TYPES[kind], ...credits });
    await upload(urls.relay, manifest.bytes);
    const parents = from.flatMap((place) => ids[place] ?? []);
    const work = { digest, codec, kind, aiUse: "none", manifest: manifest.digest, parents } as const;
    ids.push((await certify(client(author), { deployment, campaign, config, ...work })).id);
  }
  await awaitApi(
    urls.api,
    `/v1/campaigns/${campaign}`,
    campaignSchema,
    ({ counts }) => counts.verified === pieces.length,
    `all ${pieces.length} works are verified`,
  );
  return ids;
}
