import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { useState } from "react";
import { saveText } from "../../lib/saveText.ts";
import { useNow } from "../../lib/useNow.ts";
import { Button } from "../../ui/Button.tsx";
import { RadioField } from "../../ui/Choice.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextAreaField } from "../../ui/Field.tsx";
import { REPORT_REASONS, type ReportReason, reportLetter } from "./reportLetter.ts";
import styles from "./WorkPage.module.css";

interface ReportDialogProps {
  work: ApiWork;
  brand: string | null;
  onClose: () => void;
}

/** Writes the report; sending it is the reporter's, since nobody stands between them and the brand here. */
export default function ReportDialog({ work, brand, onClose }: ReportDialogProps) {
  const now = useNow();
  const [reason, setReason] = useState<ReportReason>("copy");
  const [details, setDetails] = useState("");
  const letter = reportLetter({ work, brand, reason, details, url: location.href, time: now });
  return (
    <Dialog
      open
      onClose={onClose}
      title="Report this work"
      description="This page sends nothing: it writes a report that names the work beyond doubt, for you to send to the brand, which can reject the work until its review ends. What is certified stays on chain."
    >
      <div className={styles.form}>
        <RadioField legend="What is wrong" options={REPORT_REASONS} value={reason} onChange={setReason} />
        <TextAreaField
          label="Details"
          optional
          maxLength={4000}
          value={details}
          hint="Where the original is, since when, and how you can be reached."
          onChange={(event) => setDetails(event.currentTarget.value)}
        />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <pre className={styles.letter} tabIndex={0}>
          {letter}
        </pre>
        <div className={styles.actions}>
          <CopyButton look="primary" size="normal" text={letter} label="Copy the report" />
          <Button onClick={() => saveText(letter, "report.txt", "text/plain")}>Save as a file</Button>
        </div>
      </div>
    </Dialog>
  );
}
