import type { ApiPoll } from "@colophon/sdk/api/schemas.ts";
import { cx } from "../../lib/cx.ts";
import styles from "./Polls.module.css";

interface ResultsPartProps {
  poll: ApiPoll;
  options: readonly string[];
  /** The option of whoever looks, which counts. */
  own: number | null;
}

/** What was answered so far, in numbers, and as bars for the eye. */
export function ResultsPart({ poll, options, own }: ResultsPartProps) {
  const counts = options.map((_, option) => poll.tallies.find((one) => one.option === option)?.answers ?? 0);
  const most = Math.max(1, ...counts);
  return (
    <section className={styles.part} aria-labelledby="results">
      <h2 id="results">So far</h2>
      <p className={styles.faint} aria-live="polite">
        {poll.voters === 0
          ? "Nobody's answer is counted yet."
          : `${poll.voters} ${poll.voters === 1 ? "account has" : "accounts have"} answered.`}
      </p>
      <ul className={styles.results}>
        {options.map((label, option) => {
          const count = counts[option] ?? 0;
          return (
            <li key={label} className={styles.result}>
              <span className={styles.label}>
                {label}
                {own === option && <span className={styles.own}> yours</span>}
              </span>
              <span className={styles.count}>
                {count} {count === 1 ? "answer" : "answers"}
                {poll.voters > 0 && `, ${Math.round((100 * count) / poll.voters)} %`}
              </span>
              <span className={styles.track} aria-hidden="true">
                <span
                  className={cx(styles.bar, own === option && styles.barOwn)}
                  style={{ width: `${(100 * count) / most}%` }}
                />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
