import { certifyForRequest } from "@colophon/sdk/actions/requests/certifyForRequest.ts";
import { carOfBlob } from "@colophon/sdk/content/carOfBlob.ts";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useConfig } from "../lib/ConfigContext.tsx";
import { describeError } from "../lib/describeError.ts";
import { uploadCar } from "../lib/uploadCar.ts";
import { useNow } from "../lib/useNow.ts";
import { certifySignedPlan } from "../transactions/certifySigned.ts";
import { signedWorkOf } from "../transactions/signedWorkOf.ts";
import { useTransaction } from "../transactions/TransactionContext.tsx";
import { useFee } from "../transactions/useFee.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNote, Note } from "../ui/ErrorNote.tsx";
import type { PendingWork } from "./PendingWork.ts";

/** A relay that broke its promise stops nobody: what was signed is good on chain, whoever sends it. */
export default function OwnWay({ work, late }: { work: PendingWork; late: boolean }) {
  const { deployment, relayUrl } = useConfig();
  const run = useTransaction();
  const navigate = useNavigate();
  const now = useNow();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const signed = signedWorkOf(work.signature);
  const good = BigInt(now) <= signed.deadline;
  const fee = useFee({
    key: ["certify-signed", work.signed],
    call: good ? () => certifyForRequest(deployment, signed) : null,
  });
  if (!good) return null;

  const go = async () => {
    setBusy(true);
    setFault(null);
    try {
      for (const part of [work.file, new Blob([work.manifestText])]) {
        if (part === null) continue;
        const { content, car } = await carOfBlob(part);
        await uploadCar({ relayUrl, cid: content.cid, car });
      }
    } catch (error) {
      // Late is late: being on chain in time comes first, and whoever has the file can provide it afterwards.
      setFault(`The file couldn't be stored now. ${describeError(error)}`);
    }
    const outcome = await run(certifySignedPlan(deployment, { ...work, signed }));
    setBusy(false);
    if (outcome.kind === "done") void navigate({ to: "/works/$id", params: { id: work.id } });
  };

  return (
    <Note title={late ? "You needn't wait for it" : "You can still try it yourself"}>
      <p>What you signed is good on chain, whoever sends it. {fee.words}</p>
      {fault !== null && <ErrorNote title="Its file has to come later">{fault}</ErrorNote>}
      <Button size="small" busy={busy} onClick={() => void go()}>
        Put it on chain at my own cost
      </Button>
    </Note>
  );
}
