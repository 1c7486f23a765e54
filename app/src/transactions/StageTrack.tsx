import { cx } from "../lib/cx.ts";
import type { TransactionState } from "./machine.ts";
import styles from "./TransactionDialog.module.css";

const STAGES = ["Check", "Sign", "Send", "Confirm", "Index"] as const;

/** How many stages are behind, in each phase; the one after them is under way. */
const BEHIND: Record<TransactionState["phase"], number> = {
  simulating: 0,
  "wrong-chain": 0,
  switching: 0,
  failed: 0,
  ready: 1,
  signing: 1,
  pending: 3,
  confirmed: 4,
  indexed: 5,
};

export function StageTrack({ phase }: { phase: TransactionState["phase"] }) {
  const behind = BEHIND[phase];
  const moving = phase !== "failed" && phase !== "ready" && phase !== "wrong-chain";
  return (
    <ol className={styles.track} aria-label="Progress">
      {STAGES.map((stage, index) => (
        <li
          key={stage}
          className={cx(styles.stage, index < behind && styles.done, index === behind && moving && styles.now)}
          aria-current={index === behind ? "step" : undefined}
        >
          {stage}
        </li>
      ))}
    </ol>
  );
}
