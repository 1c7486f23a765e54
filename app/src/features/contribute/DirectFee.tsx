import styles from "./Contribute.module.css";
import { useCertifyFee } from "./useCertifyFee.ts";
import type { Submission } from "./useSubmit.ts";

/** Where the direct way is the only one now: why, and what it costs. */
export default function DirectFee({ submission, why }: { submission: Submission; why: string }) {
  const fee = useCertifyFee(submission);
  return (
    <p className={styles.faint}>
      {why} {fee.words}
    </p>
  );
}
