import { cx } from "../../lib/cx.ts";
import { ExactAmount } from "../../ui/ExactAmount.tsx";
import styles from "./Flow.module.css";
import { placeSteps } from "./placeSteps.ts";

export interface FlowStep {
  readonly key: string;
  /** `sum`: what there is so far; `end`: what it all comes to. */
  readonly kind: "plus" | "minus" | "sum" | "end";
  readonly name: string;
  /** Never negative: the kind says which way it goes. */
  readonly amount: bigint;
  readonly sentences: readonly string[];
}

interface FlowProps {
  /** What the list is, for screen readers. */
  label: string;
  steps: readonly FlowStep[];
  token: { readonly symbol: string; readonly decimals: number };
}

const SIGNS = { plus: "+", minus: "−", sum: "=", end: "=" } as const;
const WORDS = { plus: "plus", minus: "less", sum: "makes", end: "makes" } as const;

/** How an amount comes about, step by step: each one's words, its exact amount, and a bar from where the one before it ended. */
export function Flow({ label, steps, token }: FlowProps) {
  const bars = placeSteps(steps);
  return (
    <ol className={styles.flow} aria-label={label}>
      {steps.map(({ key, kind, name, amount, sentences }, index) => (
        <li key={key} className={cx(styles.step, styles[kind])}>
          <div className={styles.words}>
            <h3 className={styles.name}>{name}</h3>
            {sentences.map((sentence) => (
              <p key={sentence} className={styles.sentence}>
                {sentence}
              </p>
            ))}
          </div>
          <div className={styles.amount}>
            <span aria-hidden="true" className={styles.sign}>
              {SIGNS[kind]}
            </span>
            <span className="visually-hidden">{WORDS[kind]} </span>
            <ExactAmount value={amount} token={token} />
          </div>
          <span className={styles.track} aria-hidden="true">
            <span
              className={styles.bar}
              style={{ insetInlineStart: `${bars[index]?.from ?? 0}%`, width: `${bars[index]?.size ?? 0}%` }}
            />
          </span>
        </li>
      ))}
    </ol>
  );
}
