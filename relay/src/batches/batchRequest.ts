import { anchorRequest } from "@colophon/sdk/actions/requests/anchorRequest.ts";
import { certifyForRequest } from "@colophon/sdk/actions/requests/certifyForRequest.ts";
import type { ContractRequest } from "@colophon/sdk/actions/requests/request.ts";
import { aiUseOf, codecOf, mediaKindOf } from "@colophon/sdk/ids/names.ts";
import type { Hex } from "viem";
import type { Pipeline } from "./pipeline.ts";
import { readRows } from "./readRows.ts";
import type { StoredBatch } from "./sendBatch.ts";

/** The call that puts a batch on chain: its root, or a smart account's work. */
export async function batchRequest({ db, chain }: Pipeline, batch: StoredBatch, config: Hex): Promise<ContractRequest> {
  const { campaign, kind, root, count, data, codec } = batch;
  if (!batch.direct) {
    const file = { digest: data, codec };
    return anchorRequest(chain.deployment, { campaign, kind, root, count, data: file, config }) as ContractRequest;
  }
  const [row] = await readRows(db, batch.id);
  if (row?.work == null) throw new Error(`batch ${batch.id} has no work`);
  const { signer: author, deadline, signature } = row.message;
  const { digest, manifest, parents } = row.work;
  return certifyForRequest(chain.deployment, {
    campaign,
    config,
    author,
    digest,
    codec: codecOf(row.work.codec),
    kind: mediaKindOf(row.work.mediaKind),
    aiUse: aiUseOf(row.work.aiUse),
    manifest: manifest ?? undefined,
    parents,
    deadline,
    signature,
  }) as ContractRequest;
}
