import { useState } from "react";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { describeError } from "../../../lib/describeError.ts";
import { reviewWorksPlan } from "../../../transactions/reviewWorks.ts";
import { useTransaction } from "../../../transactions/TransactionContext.tsx";
import { storeNote } from "../storeNote.ts";
import { type Drafts, toVerdict } from "./verdictDraft.ts";

/** Uploads the notes, then has all collected verdicts signed at once. */
export function useSignVerdicts(campaign: number) {
  const { deployment, relayUrl } = useConfig();
  const run = useTransaction();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  /** True once they are recorded. */
  const sign = async (drafts: Drafts): Promise<boolean> => {
    setBusy(true);
    setFault(null);
    try {
      const verdicts = await Promise.all(
        Object.entries(drafts).map(async ([id, draft]) => {
          const note = draft.accepted || draft.note === "" ? undefined : await storeNote(relayUrl, draft.note);
          return { title: draft.title, verdict: toVerdict(id, draft, note) };
        }),
      );
      const outcome = await run(reviewWorksPlan(deployment, { campaign, verdicts }));
      return outcome.kind === "done";
    } catch (error) {
      setFault(describeError(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, sign };
}
