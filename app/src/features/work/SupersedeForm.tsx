import type { ApiCampaign, ApiWork, Manifest } from "@colophon/sdk/api/schemas.ts";
import { parseCid } from "@colophon/sdk/content/parseCid.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { parseConfigHash } from "@colophon/sdk/ids/configHash.ts";
import { type AiUse, codecOf, policyAllows } from "@colophon/sdk/ids/names.ts";
import { type FormEvent, useState } from "react";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { describeError } from "../../lib/describeError.ts";
import type { SaltFile } from "../../lib/saltFile.ts";
import { upload } from "../../lib/upload.ts";
import { supersedePlan } from "../../transactions/supersede.ts";
import { useTransaction } from "../../transactions/TransactionContext.tsx";
import { Button } from "../../ui/Button.tsx";
import { CheckField, RadioField } from "../../ui/Choice.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { TextAreaField, TextField } from "../../ui/Field.tsx";
import styles from "./WorkPage.module.css";

const AI: readonly { value: AiUse; label: string }[] = [
  { value: "none", label: "None" },
  { value: "assisted", label: "Assisted" },
  { value: "generated", label: "Generated" },
];

interface SupersedeFormProps {
  work: ApiWork;
  campaign: ApiCampaign;
  file: SaltFile;
  committedAt: number;
  onDone: () => void;
}

/** What the earlier author says of the work anew: nothing of what the other one said is kept, unless it is named. */
export function SupersedeForm({ work, campaign, file, committedAt, onDone }: SupersedeFormProps) {
  const { deployment, relayUrl } = useConfig();
  const run = useTransaction();
  const [title, setTitle] = useState("");
  const [description, setDescription] = useState("");
  const [aiUse, setAiUse] = useState<AiUse | null>(null);
  const [keepsParents, setKeepsParents] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const forbidden = aiUse !== null && !policyAllows(campaign.settings.aiPolicy, aiUse);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (aiUse === null || forbidden) return;
    setBusy(true);
    setFault(null);
    try {
      const words: Manifest = { v: 1, title: title.trim(), description: description.trim(), mediaType: work.mediaType };
      const manifest = rawBlockOf(words);
      await upload(relayUrl, new Blob([manifest.bytes]));
      const outcome = await run(
        supersedePlan(deployment, {
          title: words.title,
          cid: work.cid,
          campaignTitle: campaign.terms?.title ?? `Campaign ${campaign.id}`,
          licence: campaign.terms?.licence.name ?? "of the campaign's terms",
          committedAt,
          certifiedAt: work.certifiedAt,
          config: parseConfigHash(campaign.config),
          campaign: campaign.id,
          kind: work.kind,
          codec: codecOf(parseCid(work.cid).codec),
          aiUse,
          digest: work.digest,
          manifest: manifest.digest,
          parents: keepsParents ? work.parents : [],
          salt: file.salt,
        }),
      );
      if (outcome.kind === "done") onDone();
    } catch (error) {
      setFault(describeError(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className={styles.form} noValidate onSubmit={(event) => void send(event)}>
      <p>It holds: your commitment is the older one. Say of your work what shall be recorded with it.</p>
      <TextField
        label="Title"
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextAreaField
        label="Description"
        optional
        maxLength={5000}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <RadioField legend="Use of AI" options={AI} value={aiUse} onChange={setAiUse} />
      {forbidden && <ErrorNote title="This campaign takes only works made without AI" />}
      {work.parents.length > 0 && (
        <CheckField checked={keepsParents} onChange={setKeepsParents}>
          It is made from the same earlier works ({work.parents.length}). Each has to be older than your commitment.
        </CheckField>
      )}
      {fault !== null && <ErrorNote title="It couldn't be prepared">{fault}</ErrorNote>}
      <div>
        <Button look="primary" type="submit" busy={busy} disabled={title.trim() === "" || aiUse === null || forbidden}>
          Continue
        </Button>
      </div>
    </form>
  );
}
