import type { ApiCampaign, Manifest } from "@colophon/sdk/api/schemas.ts";
import { toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import type { AiUse } from "@colophon/sdk/ids/names.ts";
import { useRef, useState } from "react";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { describeError } from "../../lib/describeError.ts";
import { owedFiles } from "../../lib/owedFiles.ts";
import { UploadFailed, uploadCar } from "../../lib/uploadCar.ts";
import { useTransaction } from "../../transactions/TransactionContext.tsx";
import { AncestorsUnready, unmintedSteps } from "../../transactions/unmintedSteps.ts";
import type { Draft } from "./draft.ts";
import type { SubmitState } from "./submitState.ts";
import { useStop } from "./useStop.ts";

const NO_ROOM: SubmitState = {
  kind: "failed",
  title: "This browser can't keep the file",
  message:
    "It has no room for it, or keeps nothing in a private window. Wait for the relay instead: nothing was signed.",
  retry: true,
  direct: false,
};

export interface Submission {
  readonly draft: Draft;
  readonly manifest: Manifest;
  readonly aiUse: AiUse;
  readonly campaign: ApiCampaign;
  /** Of the commitment, where one was made. */
  readonly salt: string | undefined;
}

/**
 * The direct way: uploads what isn't there yet, then has a transaction signed, which the author pays for. What was uploaded stays so
 * through declined signatures and retries.
 */
export function useSubmit() {
  const { deployment, relayUrl, apiUrl } = useConfig();
  const run = useTransaction();
  const [state, setState] = useState<SubmitState>({ kind: "idle" });
  const { begin, stop, end } = useStop();
  const uploaded = useRef(new Set<string>());

  const upload = async (cid: string, car: Blob, signal: AbortSignal) => {
    if (uploaded.current.has(cid)) return;
    const show = (done: number, total: number) => {
      if (!signal.aborted) setState({ kind: "uploading", done, total, broken: false });
    };
    show(0, car.size);
    await uploadCar({ relayUrl, cid, car, onProgress: show, signal });
    uploaded.current.add(cid);
  };

  /** The new work's id, or null where it wasn't certified (the state says why). */
  const submit = async (
    { draft, manifest, aiUse, campaign, salt }: Submission,
    { later = false }: { later?: boolean } = {},
  ): Promise<string | null> => {
    const { file, tree } = draft;
    if (file === null || tree === null) return null;
    const signal = begin();
    // From here on nothing can be changed that gets signed.
    setState(later ? { kind: "signing" } : { kind: "uploading", done: 0, total: file.size, broken: false });
    try {
      const { draftWork } = await import("./draftWork.ts");
      const made = draftWork(draft, manifest, aiUse, campaign);
      if (made === null) {
        setState({ kind: "idle" });
        return null;
      }
      const { work, block } = made;
      const id = toContributionId(campaign.id, tree.digest);
      const before = await unmintedSteps(apiUrl, work.parents);
      if (later) {
        const owed = { file, manifestText: new TextDecoder().decode(block.bytes) };
        if (!(await owedFiles.keep(id, owed))) {
          setState(NO_ROOM);
          return null;
        }
      } else {
        const { carOfBlob } = await import("@colophon/sdk/content/carOfBlob.ts");
        const { car } = await carOfBlob(file, {}, tree);
        await upload(tree.cid, car, signal);
        const manifestCar = await carOfBlob(new Blob([block.bytes]));
        await upload(block.cid, manifestCar.car, signal);
      }
      // Nothing is signed any more once somebody has stopped it.
      end();
      setState({ kind: "signing" });
      const { certifyPlan } = await import("../../transactions/certify.ts");
      const outcome = await run(
        certifyPlan(deployment, {
          ...work,
          ...(salt === undefined ? {} : { salt }),
          title: manifest.title,
          cid: tree.cid,
          campaignTitle: campaign.terms?.title ?? `Campaign ${campaign.id}`,
          licence: campaign.terms?.licence.name ?? "of the campaign's terms",
          creditCount: manifest.credits?.length ?? 1,
          before,
        }),
      );
      setState({ kind: "idle" });
      if (outcome.kind === "done") return id;
      if (later && !outcome.sent) await owedFiles.forget(id);
      return null;
    } catch (error) {
      if (signal.aborted) {
        setState({ kind: "stopped", kept: false });
        return null;
      }
      const known = error instanceof UploadFailed;
      setState({
        kind: "failed",
        title: error instanceof AncestorsUnready ? "What it builds on isn't ready" : "It couldn't be uploaded",
        message: describeError(error),
        retry: !known || error.retry,
        direct: false,
        later: known && error.code === "relay-unreachable",
      });
      return null;
    }
  };
  return { state, submit, stop };
}
