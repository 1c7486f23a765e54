import type { ApiCampaign, Manifest } from "@colophon/sdk/api/schemas.ts";
import { type RawBlock, rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { type AiUse, codecOf } from "@colophon/sdk/ids/names.ts";
import type { WorkToSign } from "../../transactions/giveContribution.ts";
import type { Draft } from "./draft.ts";

/** A manifest is a document, not a work. In bytes. */
const MANIFEST_MOST = 65_536;

/** Everything that is signed of a draft, and its manifest's one block; null while the file isn't hashed. */
export function draftWork(
  draft: Draft,
  manifest: Manifest,
  aiUse: AiUse,
  campaign: Pick<ApiCampaign, "id" | "config">,
): { readonly work: WorkToSign; readonly block: RawBlock } | null {
  const { tree } = draft;
  if (tree === null) return null;
  const block = rawBlockOf(manifest, MANIFEST_MOST);
  return {
    block,
    work: {
      campaign: campaign.id,
      config: campaign.config,
      digest: tree.digest,
      codec: codecOf(tree.codec),
      kind: draft.kind,
      aiUse,
      manifest: block.digest,
      parents: draft.parents.map((parent) => parent.id),
    },
  };
}
