import type { ApiPool } from "@colophon/sdk/api/schemas.ts";
import { useState } from "react";
import { useConfig } from "../lib/ConfigContext.tsx";
import { describeError } from "../lib/describeError.ts";
import type { Outcome } from "../transactions/plan.ts";
import { storeStatementNote } from "./storeStatementNote.ts";

/** Words about a pool's pending statement, kept by the relay before the transaction that names them is signed. */
export function useNoteForm(pool: ApiPool) {
  const { deployment, relayUrl } = useConfig();
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  /** Stores the words (and an audit's report) and goes on with their digest; they are gone once that is done. Where they can't be stored it says so and stops. */
  const store = async (audit: unknown, then: (note: string | undefined) => Promise<Outcome>) => {
    setBusy(true);
    setFault(null);
    try {
      const { campaign, token, pendingRoot: root } = pool;
      const place = { chainId: deployment.chainId, pool: deployment.rewardPools.toLowerCase() };
      const note = { ...place, campaign, token: token.address, root, text, audit };
      const digest = await storeStatementNote(relayUrl, note);
      setBusy(false);
      // What was said stands in the timeline then.
      if ((await then(digest)).kind === "done") setText("");
    } catch (error) {
      setBusy(false);
      setFault(describeError(error));
    }
  };
  return { text, setText, busy, fault, store };
}
