import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { type FormEvent, useState } from "react";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { chainNow } from "../../../lib/clock.ts";
import { describeError } from "../../../lib/describeError.ts";
import { makePoll } from "../../../lib/pollDocument.ts";
import { upload } from "../../../lib/upload.ts";
import { openPollPlan } from "../../../transactions/openPoll.ts";
import { useTransaction } from "../../../transactions/TransactionContext.tsx";
import { Button } from "../../../ui/Button.tsx";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { TextAreaField, TextField } from "../../../ui/Field.tsx";
import styles from "../Brand.module.css";
import { localTime } from "../open/emptyForm.ts";
import { showFirstFault } from "../showFirstFault.ts";
import { useStoredForm } from "../useStoredForm.ts";

const WEEK = 7 * 86_400;

export function PollForm({ campaign }: { campaign: ApiCampaign }) {
  const { deployment, relayUrl } = useConfig();
  const run = useTransaction();
  const [form, change, forget] = useStoredForm(`colophon-poll-${deployment.curation}-${campaign.id}`, {
    question: "",
    options: "",
    closes: localTime(chainNow() + WEEK),
  });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const { document, faults } = makePoll(form.question, form.options);
  const closes = Math.floor(new Date(form.closes).getTime() / 1000);
  const late = closes > chainNow() ? null : "It has to close in the future.";

  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (Object.keys(faults).length > 0 || late !== null) return showFirstFault();
    setBusy(true);
    setFault(null);
    try {
      const block = rawBlockOf(document);
      await upload(relayUrl, new Blob([block.bytes]));
      const { question } = document;
      const { cid, digest } = block;
      const outcome = await run(openPollPlan(deployment, { campaign: campaign.id, question, cid, digest, closes }));
      if (outcome.kind !== "done") return;
      forget();
      setTried(false);
    } catch (error) {
      setFault(describeError(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className={styles.part} noValidate onSubmit={(event) => void send(event)}>
      <TextField
        label="Question"
        value={form.question}
        error={tried ? faults.question : null}
        onChange={(event) => change({ question: event.currentTarget.value })}
      />
      <TextAreaField
        label="Answers to choose from"
        rows={4}
        hint="One a line."
        value={form.options}
        error={tried ? faults.options : null}
        onChange={(event) => change({ options: event.currentTarget.value })}
      />
      <TextField
        type="datetime-local"
        label="Closes"
        value={form.closes}
        error={tried ? late : null}
        onChange={(event) => change({ closes: event.currentTarget.value })}
      />
      {fault !== null && (
        <ErrorNote title="It couldn't be published" onRetry={() => void send()}>
          {fault}
        </ErrorNote>
      )}
      <div>
        <Button look="primary" type="submit" busy={busy}>
          Open the poll
        </Button>
      </div>
    </form>
  );
}
