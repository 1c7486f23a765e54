import type { ApiCampaign, Terms } from "@colophon/sdk/api/schemas.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { useState } from "react";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { describeError } from "../../../lib/describeError.ts";
import { upload } from "../../../lib/upload.ts";
import { publishTermsPlan } from "../../../transactions/publishTerms.ts";
import { useTransaction } from "../../../transactions/TransactionContext.tsx";

/** Uploads cover and terms, then has the new version signed. */
export function usePublishTerms(campaign: ApiCampaign) {
  const { deployment, relayUrl } = useConfig();
  const run = useTransaction();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  /** True once the new version holds. */
  const publish = async (read: Terms, cover: File | null): Promise<boolean> => {
    setBusy(true);
    setFault(null);
    try {
      const terms = rawBlockOf(cover === null ? read : { ...read, cover: (await upload(relayUrl, cover)).cid });
      await upload(relayUrl, new Blob([terms.bytes]));
      const outcome = await run(
        publishTermsPlan(deployment, {
          campaign: campaign.id,
          title: read.title,
          version: campaign.termsVersion + 1,
          licence: read.licence.name,
          termsCid: terms.cid,
          terms: terms.digest,
        }),
      );
      return outcome.kind === "done";
    } catch (error) {
      setFault(describeError(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, publish };
}
