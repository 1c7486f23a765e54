import { useState } from "react";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { describeError } from "../../../lib/describeError.ts";
import { decideAppealsPlan } from "../../../transactions/decideAppeals.ts";
import { useTransaction } from "../../../transactions/TransactionContext.tsx";
import { storeNote } from "../storeNote.ts";
import { type AppealDraft, toDecision } from "./appealDraft.ts";

/** Uploads the notes, then has all collected decisions signed at once. */
export function useDecideAppeals(campaign: number) {
  const { deployment, relayUrl } = useConfig();
  const run = useTransaction();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  /** True once they are recorded. */
  const sign = async (drafts: Readonly<Record<string, AppealDraft>>): Promise<boolean> => {
    setBusy(true);
    setFault(null);
    try {
      const decisions = await Promise.all(
        Object.entries(drafts).map(async ([id, draft]) => {
          const note = draft.note.trim() === "" ? undefined : await storeNote(relayUrl, draft.note.trim());
          return { title: draft.title, decision: toDecision(id, draft, note) };
        }),
      );
      const outcome = await run(decideAppealsPlan(deployment, { campaign, decisions }));
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
