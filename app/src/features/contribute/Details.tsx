import { type AiPolicy, type AiUse, MEDIA_KIND, type MediaKind, policyAllows } from "@colophon/sdk/ids/names.ts";
import { RadioField } from "../../ui/Choice.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { SelectField, TextAreaField, TextField } from "../../ui/Field.tsx";
import styles from "./Contribute.module.css";
import type { Draft } from "./draft.ts";
import type { DraftFaults } from "./readDraft.ts";
import type { DraftHandle } from "./useDraft.ts";

const KIND_NAMES: Record<MediaKind, string> = {
  image: "Picture",
  video: "Film",
  audio: "Sound",
  text: "Text",
  model: "3D model",
  other: "Something else",
};

const AI_OPTIONS: readonly { value: AiUse; label: string; note: string }[] = [
  { value: "none", label: "None", note: "Every part of it is made by people." },
  { value: "assisted", label: "Assisted", note: "A machine helped: retouching, suggestions, parts of it." },
  { value: "generated", label: "Generated", note: "A machine made most of it, at somebody's word." },
];

interface DetailsProps {
  draft: Draft;
  change: DraftHandle["change"];
  faults: DraftFaults | null;
  policy: AiPolicy;
}

export function Details({ draft, change, faults, policy }: DetailsProps) {
  return (
    <section className={styles.part}>
      <h2 className={styles.partTitle}>The work</h2>
      <TextField
        label="Title"
        value={draft.title}
        error={faults?.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <TextAreaField
        label="Description"
        optional
        value={draft.description}
        error={faults?.description}
        onChange={(event) => change({ description: event.currentTarget.value })}
      />
      <SelectField
        label="Kind"
        value={draft.kind}
        hint="How galleries show it."
        onChange={(event) => change({ kind: toKind(event.currentTarget.value) })}
      >
        {Object.entries(KIND_NAMES).map(([kind, name]) => (
          <option key={kind} value={kind}>
            {name}
          </option>
        ))}
      </SelectField>
      <RadioField
        legend="How much of it did a machine make?"
        value={draft.aiUse}
        onChange={(aiUse) => change({ aiUse })}
        options={AI_OPTIONS.map((option) =>
          policyAllows(policy, option.value)
            ? option
            : { ...option, disabled: true, note: "This campaign takes only works made without AI." },
        )}
      />
      {faults?.aiUse !== undefined && <ErrorNote title={faults.aiUse} />}
    </section>
  );
}

function toKind(value: string): MediaKind {
  return Object.hasOwn(MEDIA_KIND, value) ? (value as MediaKind) : "other";
}
