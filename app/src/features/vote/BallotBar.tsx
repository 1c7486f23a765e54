import { VOTE_CREDITS } from "@colophon/sdk/roll/countVotes.ts";
import { Button } from "../../ui/Button.tsx";
import { creditsOf, type Draft, type Given } from "./ballot.ts";
import styles from "./Vote.module.css";

interface BallotBarProps {
  given: Given;
  draft: Draft;
  /** More can be given. */
  open: boolean;
  onReview: () => void;
  onClear: () => void;
}

/** The 100 credits: what was spent, what this ballot costs, what is left. Stays in sight while works are looked through. */
export function BallotBar({ given, draft, open, onReview, onClear }: BallotBarProps) {
  const { spent, drafted, left } = creditsOf(given, draft);
  const works = Object.keys(draft).length;
  return (
    <section className={styles.ballot} aria-label="Your ballot">
      <div className={styles.credits}>
        <p role="status">
          <strong>{left}</strong> of {VOTE_CREDITS} credits left
          <span className={styles.faint}>
            {spent > 0 && ` · ${spent} spent`}
            {drafted > 0 && ` · ${drafted} in this ballot, on ${works} ${works === 1 ? "work" : "works"}`}
          </span>
        </p>
        <div className={styles.meter} aria-hidden="true">
          <i className={styles.spent} style={{ width: `${Math.min(100, spent)}%` }} />
          <i className={styles.drafted} style={{ width: `${Math.min(100 - spent, drafted)}%` }} />
        </div>
      </div>
      {open && (
        <div className={styles.ballotActions}>
          {works > 0 && (
            <Button look="quiet" onClick={onClear}>
              Clear
            </Button>
          )}
          <Button look="primary" disabled={works === 0 || left < 0} onClick={onReview}>
            Review and sign
          </Button>
        </div>
      )}
    </section>
  );
}
