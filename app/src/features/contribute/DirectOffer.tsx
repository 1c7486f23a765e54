import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/ErrorNote.tsx";
import styles from "./Contribute.module.css";
import { useCertifyFee } from "./useCertifyFee.ts";
import type { Submission } from "./useSubmit.ts";

interface DirectOfferProps {
  submission: Submission;
  onDirect: () => void;
}

/** The way past a relay that refuses or is away: what it costs, and one button. */
export default function DirectOffer({ submission, onDirect }: DirectOfferProps) {
  const fee = useCertifyFee(submission);
  return (
    <Note title="You can do without the relay's help">
      <p>
        Certify it with a transaction of your own: it is on chain within seconds, and counts just the same. {fee.words}{" "}
        Everything that you entered stays as it is.
      </p>
      <div className={styles.offer}>
        <Button onClick={onDirect}>Certify at my own cost</Button>
      </div>
    </Note>
  );
}
