import type { AuditStep } from "@colophon/sdk/audit/auditReport.ts";
import { plainStep } from "../lib/audit/plainStep.ts";
import styles from "./AuditButton.module.css";

interface AuditStepsProps {
  steps: readonly AuditStep[];
  /** The audit has ended, whatever it came to: nothing is under way any more. */
  over: boolean;
}

/** What an audit did, in plain words; with the blocks, hashes and numbers of bytes for who wants to do the same. */
export function AuditSteps({ steps, over }: AuditStepsProps) {
  if (steps.length === 0) return null;
  return (
    <>
      <ol className={styles.steps} aria-label="What was done">
        {steps.map((step) => (
          <li key={step.name} data-state={step.state}>
            {plainStep(step, over)}
          </li>
        ))}
      </ol>
      <details className={styles.details}>
        <summary>Details, for who wants to do the same</summary>
        <ul className={styles.facts} aria-label="Details of what was done">
          {steps.map(({ name, sentence }) => (
            <li key={name}>{sentence}</li>
          ))}
        </ul>
      </details>
    </>
  );
}
