import type { ApiCampaign, Manifest } from "@colophon/sdk/api/schemas.ts";
import { carOfBlob } from "@colophon/sdk/content/carOfBlob.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { type AiUse, codecOf } from "@colophon/sdk/ids/names.ts";
import { useRef, useState } from "react";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { describeError } from "../../lib/describeError.ts";
import { UploadFailed, uploadCar } from "../../lib/uploadCar.ts";
import { certifyPlan } from "../../transactions/certify.ts";
import { useTransaction } from "../../transactions/TransactionContext.tsx";
import type { Draft } from "./draft.ts";

export type SubmitState =
  | { readonly kind: "idle" }
  | { readonly kind: "uploading"; readonly done: number; readonly total: number }
  | { readonly kind: "signing" }
  | { readonly kind: "failed"; readonly message: string; readonly retry: boolean };

/** A manifest is a document, not a work. In bytes. */
const MANIFEST_MOST = 65_536;

interface Submission {
  readonly draft: Draft;
  readonly manifest: Manifest;
  readonly aiUse: AiUse;
  readonly campaign: ApiCampaign;
  /** Of the commitment, where one was made. */
  readonly salt: string | undefined;
}

/** Uploads what isn't there yet, then has it signed. What was uploaded stays so through declined signatures and retries. */
export function useSubmit() {
  const { deployment, relayUrl } = useConfig();
  const run = useTransaction();
  const [state, setState] = useState<SubmitState>({ kind: "idle" });
  const uploaded = useRef(new Set<string>());

  const upload = async (cid: string, car: Blob) => {
    if (uploaded.current.has(cid)) return;
    setState({ kind: "uploading", done: 0, total: car.size });
    await uploadCar({ relayUrl, cid, car, onProgress: (done, total) => setState({ kind: "uploading", done, total }) });
    uploaded.current.add(cid);
  };

  /** The new work's id, or null where it wasn't certified (the state says why). */
  const submit = async ({ draft, manifest, aiUse, campaign, salt }: Submission): Promise<string | null> => {
    const { file, tree } = draft;
    if (file === null || tree === null) return null;
    try {
      const { car } = await carOfBlob(file, {}, tree);
      await upload(tree.cid, car);
      const block = rawBlockOf(manifest, MANIFEST_MOST);
      const manifestCar = await carOfBlob(new Blob([block.bytes]));
      await upload(block.cid, manifestCar.car);
      setState({ kind: "signing" });
      const outcome = await run(
        certifyPlan(deployment, {
          ...(salt === undefined ? {} : { salt }),
          title: manifest.title,
          cid: tree.cid,
          campaignTitle: campaign.terms?.title ?? `Campaign ${campaign.id}`,
          licence: campaign.terms?.licence.name ?? "of the campaign's terms",
          creditCount: manifest.credits?.length ?? 1,
          config: campaign.config,
          campaign: campaign.id,
          kind: draft.kind,
          codec: codecOf(tree.codec),
          aiUse,
          digest: tree.digest,
          manifest: block.digest,
          parents: draft.parents.map((parent) => parent.id),
        }),
      );
      setState({ kind: "idle" });
      return outcome.kind === "done" ? toContributionId(campaign.id, tree.digest) : null;
    } catch (error) {
      const known = error instanceof UploadFailed;
      setState({ kind: "failed", message: known ? error.message : describeError(error), retry: !known || error.retry });
      return null;
    }
  };
  return { state, submit };
}
