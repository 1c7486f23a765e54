import { certifyForRequest } from "@colophon/sdk/actions/requests/certifyForRequest.ts";
import { carOfBlob } from "@colophon/sdk/content/carOfBlob.ts";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useConfig } from "../lib/ConfigContext.tsx";
import { describeError } from "../lib/describeError.ts";
import { owedFiles } from "../lib/owedFiles.ts";
import { uploadCar } from "../lib/uploadCar.ts";
import { useNow } from "../lib/useNow.ts";
import { certifySignedPlan } from "../transactions/certifySigned.ts";
import { signedWorkOf } from "../transactions/signedWorkOf.ts";
import { useTransaction } from "../transactions/TransactionContext.tsx";
import { unmintedSteps } from "../transactions/unmintedSteps.ts";
import { useWorkFee } from "../transactions/useWorkFee.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNote, Note } from "../ui/ErrorNote.tsx";
import styles from "./Gasless.module.css";
import type { PendingWork } from "./PendingWork.ts";

/** A relay that broke its promise stops nobody: what was signed is good on chain, whoever sends it. */
export default function OwnWay({ work, late }: { work: PendingWork; late: boolean }) {
  const { deployment, relayUrl, apiUrl } = useConfig();
  const run = useTransaction();
  const navigate = useNavigate();
  const now = useNow();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<{ title: string; words: string } | null>(null);
  const signed = signedWorkOf(work.signature);
  const good = BigInt(now) <= signed.deadline;
  // Of another work's parents the signature is none, so it is tried with its own.
  const fee = useWorkFee({
    key: ["certify-signed", work.signed],
    parents: signed.parents ?? [],
    call: good ? () => certifyForRequest(deployment, signed) : null,
  });
  if (!good) return null;

  const go = async () => {
    setBusy(true);
    setFault(null);
    try {
      const before = await unmintedSteps(apiUrl, signed.parents ?? []);
      const stored = await store();
      const outcome = await run(certifySignedPlan(deployment, { ...work, signed, before }));
      if (outcome.kind !== "done" && !stored && !(outcome.kind === "closed" && outcome.sent))
        await owedFiles.forget(work.id);
      if (outcome.kind === "done") void navigate({ to: "/works/$id", params: { id: work.id } });
    } catch (error) {
      setFault({
        title: "It can't be put on chain now",
        words: describeError(error),
      });
    } finally {
      setBusy(false);
    }
  };
  /** Late is late: being on chain in time comes first. A file that no relay takes now is kept, and stored from the work's page. */
  const store = async (): Promise<boolean> => {
    try {
      for (const part of [work.file, new Blob([work.manifestText])]) {
        if (part === null) continue;
        const { content, car } = await carOfBlob(part);
        await uploadCar({ relayUrl, cid: content.cid, car });
      }
      return true;
    } catch (error) {
      setFault({ title: "Its file has to come later", words: `It couldn't be stored now. ${describeError(error)}` });
      if (work.file !== null) await owedFiles.keep(work.id, { file: work.file, manifestText: work.manifestText });
      return false;
    }
  };

  return (
    <Note title={late ? "You needn't wait for it" : "You can still try it yourself"}>
      <div className={styles.own}>
        <p>What you signed is good on chain, whoever sends it. {fee.words}</p>
        {fault !== null && <ErrorNote title={fault.title}>{fault.words}</ErrorNote>}
        <Button size="small" busy={busy} onClick={() => void go()}>
          Put it on chain at my own cost
        </Button>
      </div>
    </Note>
  );
}
