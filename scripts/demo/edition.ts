import { mintEdition } from "@colophon/sdk/actions/mintEdition.ts";
import { readEdition } from "@colophon/sdk/actions/readEdition.ts";
import { setEdition } from "@colophon/sdk/actions/setEdition.ts";
import { type Actor, actors } from "./actors.ts";
import type { Studio } from "./studio.ts";
import type { Uploaded } from "./upload.ts";

/** The brand names the collective work that collectors can mint copies of. */
export async function nameEdition(studio: Studio, campaign: number, { digest, codec }: Uploaded): Promise<void> {
  await setEdition(studio.client(actors.brand), {
    deployment: studio.deployment,
    campaign,
    content: { digest, codec, kind: "image" },
  });
}

/** A collector pays for one copy. */
export async function collectEdition(studio: Studio, campaign: number, collector: Actor): Promise<void> {
  const { deployment } = studio;
  const client = studio.client(collector);
  const edition = await readEdition(client, { deployment, campaign });
  if (edition === null) throw new Error(`Campaign ${campaign} has no edition.`);
  await mintEdition(client, { deployment, campaign, content: edition.content, price: edition });
}
