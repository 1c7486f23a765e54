import { toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { useRef, useState } from "react";
import { useConfig as useWagmiConfig } from "wagmi";
import type { PendingWork } from "../../gasless/PendingWork.ts";
import { pendingStore } from "../../gasless/pendingStore.ts";
import { placeOf } from "../../gasless/placeOf.ts";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { uploadMemory } from "../../lib/uploadMemory.ts";
import { giveWork, signWork } from "../../transactions/giveContribution.ts";
import type { KeptSignature } from "../../transactions/KeptSignature.ts";
import { signingClient } from "../../transactions/signingClient.ts";
import { giveFailure } from "./giveFailure.ts";
import type { SubmitState } from "./submitState.ts";
import type { CaptchaHandle } from "./useCaptcha.ts";
import { useStop } from "./useStop.ts";
import type { Submission } from "./useSubmit.ts";

/**
 * The way without gas: uploads (going on where it broke), has one message signed, and gives both to the relay for its receipt. What
 * has arrived stays there, and what was signed isn't asked for twice, through declined signatures, breaks and retries.
 */
export function useGive() {
  const config = useConfig();
  const wagmi = useWagmiConfig();
  const [state, setState] = useState<SubmitState>({ kind: "idle" });
  const { begin, stop, end } = useStop();
  const signed = useRef<{ of: string; signature: KeptSignature } | null>(null);

  /** The contribution as it is kept here; null where the relay didn't take it (the state says why). */
  const give = async (
    submission: Omit<Submission, "salt">,
    author: string,
    captcha: CaptchaHandle,
  ): Promise<PendingWork | null> => {
    const { draft, manifest, aiUse, campaign } = submission;
    const { file, tree } = draft;
    if (file === null || tree === null) return null;
    const signal = begin();
    // From here on nothing can be changed that gets signed.
    let reached = 0;
    const show = (broken: boolean) => {
      if (!signal.aborted) setState({ kind: "uploading", done: reached, total: file.size, broken });
    };
    show(false);
    try {
      const { draftWork } = await import("./draftWork.ts");
      const made = draftWork(draft, manifest, aiUse, campaign);
      if (made === null) {
        setState({ kind: "idle" });
        return null;
      }
      const { work, block } = made;
      const manifestText = new TextDecoder().decode(block.bytes);
      const { uploadFile } = await import("@colophon/sdk/relay/uploadFile.ts");
      const upload = await uploadFile(config.relayUrl, file, {
        cid: tree.cid,
        captcha: captcha.token ?? undefined,
        memory: uploadMemory,
        signal,
        onProgress: (done) => {
          reached = done;
          show(false);
        },
        onBreak: () => show(true),
      });
      captcha.arrive(tree.cid);
      // Nothing is signed any more once somebody has stopped it.
      end();
      const of = JSON.stringify([author, work]);
      if (signed.current?.of !== of) {
        setState({ kind: "signing" });
        const client = await signingClient(wagmi, config.deployment.chainId);
        signed.current = { of, signature: await signWork(client, config, work) };
      }
      const { signature } = signed.current;
      setState({ kind: "giving" });
      const receipt = await giveWork(config, signature, { upload, manifestText, relay: campaign.relay });
      const pending: PendingWork = {
        signed: receipt.signed,
        place: placeOf(config.deployment),
        id: toContributionId(campaign.id, tree.digest),
        title: manifest.title,
        cid: tree.cid,
        campaignTitle: campaign.terms?.title ?? `Campaign ${campaign.id}`,
        receipt,
        signature,
        manifestText,
        file,
      };
      await pendingStore.keep(pending);
      signed.current = null;
      setState({ kind: "idle" });
      return pending;
    } catch (error) {
      if (captcha.token !== null) captcha.spend();
      if (signal.aborted) {
        setState({ kind: "stopped", kept: true });
        return null;
      }
      const failure = giveFailure(error);
      // A message that the relay won't take as it is has to be signed anew.
      if (failure.kind === "failed" && failure.resign) signed.current = null;
      setState(failure);
      return null;
    }
  };
  return { state, give, stop };
}
