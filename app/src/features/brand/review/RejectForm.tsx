import { OTHER_REASON, REASONS } from "@colophon/sdk/ids/reasons.ts";
import { type FormEvent, useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { SelectField, TextAreaField } from "../../../ui/Field.tsx";
import styles from "../Brand.module.css";
import { MOST_NOTE, rejectionFault } from "./verdictDraft.ts";

interface Rejection {
  readonly reason: number;
  readonly note: string;
}

interface RejectFormProps {
  draft: Rejection | undefined;
  onCancel: () => void;
  onReject: (rejection: Rejection) => void;
}

/** Why a work is rejected: its author reads it, and so does everybody. */
export function RejectForm({ draft, onCancel, onReject }: RejectFormProps) {
  const [reason, setReason] = useState<number | null>(draft?.reason ?? null);
  const [note, setNote] = useState(draft?.note ?? "");
  const [tried, setTried] = useState(false);
  const fault = tried ? rejectionFault(reason, note) : null;
  const chosen = REASONS.find(({ code }) => code === reason);
  const reject = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason !== null && rejectionFault(reason, note) === null) onReject({ reason, note: note.trim() });
  };
  return (
    <form
      className={styles.part}
      noValidate
      onSubmit={reject}
      onKeyDown={(event) => event.key === "Escape" && onCancel()}
    >
      <SelectField
        label="Why"
        // The key that opened this form leads straight to its first field.
        autoFocus
        hint={chosen?.sentence}
        error={fault === "reason" ? "Please choose a reason: its author reads it." : null}
        value={reason ?? ""}
        onChange={(event) => setReason(Number(event.currentTarget.value))}
      >
        <option value="" disabled>
          Choose a reason
        </option>
        {REASONS.map(({ code, label }) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </SelectField>
      <TextAreaField
        label="Note to the author"
        optional={reason !== OTHER_REASON}
        rows={3}
        hint="Public for ever, like the verdict."
        error={
          fault === "note"
            ? "This reason says nothing by itself: please write why."
            : fault === "long"
              ? `It has ${note.trim().length} characters; ${MOST_NOTE} is the most.`
              : null
        }
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={styles.actions}>
        <Button type="submit">Reject</Button>
        <Button look="quiet" onClick={onCancel}>
          Back
        </Button>
      </div>
    </form>
  );
}
