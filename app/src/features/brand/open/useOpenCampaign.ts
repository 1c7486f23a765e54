import { contributionsAbi } from "@colophon/sdk/abis/generated.ts";
import type { RelayInfo } from "@colophon/sdk/api/ballotSchemas.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { parseAccount } from "@colophon/sdk/ids/account.ts";
import { useState } from "react";
import { parseEventLogs } from "viem";
import { getJson } from "../../../lib/api.ts";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { describeError } from "../../../lib/describeError.ts";
import { upload } from "../../../lib/upload.ts";
import { openCampaignPlan } from "../../../transactions/openCampaign.ts";
import { useTransaction } from "../../../transactions/TransactionContext.tsx";
import type { ReadForm } from "./campaignForm.ts";

export type OpenState =
  | { readonly kind: "idle" }
  | { readonly kind: "busy" }
  | { readonly kind: "failed"; readonly message: string };

/** Uploads cover and terms, then has the opening signed. */
export function useOpenCampaign() {
  const { deployment, relayUrl } = useConfig();
  const run = useTransaction();
  const [state, setState] = useState<OpenState>({ kind: "idle" });

  /** The new campaign's number; null where it wasn't opened (the state says why). */
  const open = async (read: Extract<ReadForm, { ok: true }>, cover: File | null): Promise<number | null> => {
    setState({ kind: "busy" });
    try {
      const picture = cover === null ? undefined : (await upload(relayUrl, cover)).cid;
      const terms = rawBlockOf(picture === undefined ? read.terms : { ...read.terms, cover: picture });
      await upload(relayUrl, new Blob([terms.bytes]));
      // Without a key it takes files only.
      const relay = read.withoutRelay ? null : (await getJson<RelayInfo>(relayUrl, "/v1/relay")).relay;
      const outcome = await run(
        openCampaignPlan(deployment, {
          title: read.terms.title,
          termsCid: terms.cid,
          terms: terms.digest,
          settings: read.settings,
          arbiter: read.arbiter,
          relay: relay === null ? undefined : parseAccount(relay),
          curators: read.curators,
        }),
      );
      setState({ kind: "idle" });
      if (outcome.kind !== "done") return null;
      const logs = outcome.receipts.flatMap((receipt) => receipt.logs);
      const [opened] = parseEventLogs({ abi: contributionsAbi, eventName: "CampaignOpened", logs });
      return opened?.args.campaign ?? null;
    } catch (error) {
      setState({ kind: "failed", message: describeError(error) });
      return null;
    }
  };
  return { state, open };
}
