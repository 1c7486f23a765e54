import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { useId, useState } from "react";
import { cx } from "../../../lib/cx.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import styles from "../Brand.module.css";
import { RejectForm } from "./RejectForm.tsx";
import own from "./Review.module.css";
import { useKeys } from "./useKeys.ts";
import type { VerdictDraft } from "./verdictDraft.ts";

interface DecisionProps {
  work: ApiWork;
  scored: boolean;
  draft: VerdictDraft | undefined;
  onDecide: (draft: VerdictDraft) => void;
}

/** Accept with a score, or reject with a reason; both by one key. */
export function Decision({ work, scored, draft, onDecide }: DecisionProps) {
  const id = useId();
  const [score, setScore] = useState(() => firstScore(work, draft));
  const [rejecting, setRejecting] = useState(false);
  const subject = { title: work.title, author: work.author };
  const accept = () => onDecide({ ...subject, accepted: true, score: scored ? score : 0 });
  useKeys((key) => {
    if (rejecting && key !== "escape") return false;
    if (key === "a") accept();
    else if (key === "r" || key === "escape") setRejecting(key === "r");
    else if (scored && /^\d$/.test(key)) setScore(key === "0" ? 100 : Number(key) * 10);
    else return false;
    return true;
  });
  if (rejecting) {
    return (
      <RejectForm
        draft={draft?.accepted === false ? draft : undefined}
        onCancel={() => setRejecting(false)}
        onReject={(rejection) => onDecide({ ...subject, accepted: false, ...rejection })}
      />
    );
  }
  return (
    <div className={styles.part}>
      {draft !== undefined && (
        <Badge tone="accent" shape={draft.accepted ? "filled" : "diamond"}>
          {draft.accepted ? "You accept it" : "You reject it"}; not signed yet
        </Badge>
      )}
      {scored ? (
        <div className={own.score}>
          <label htmlFor={id}>Score</label>
          <input
            id={id}
            type="range"
            min={0}
            max={100}
            value={score}
            onChange={(event) => setScore(Number(event.currentTarget.value))}
          />
          <output htmlFor={id}>{score}</output>
        </div>
      ) : (
        <p className={styles.faint}>This campaign doesn't pay by score, so none is asked for.</p>
      )}
      <div className={styles.actions}>
        <Button onClick={accept}>
          Accept <kbd>a</kbd>
        </Button>
        <Button onClick={() => setRejecting(true)}>
          Reject… <kbd>r</kbd>
        </Button>
      </div>
      {scored && (
        <p className={cx(styles.faint, own.keys)}>
          Keys <kbd>1</kbd>–<kbd>9</kbd> and <kbd>0</kbd> set the score to 10–90 and 100.
        </p>
      )}
    </div>
  );
}

/** What was decided before, else the middle. */
function firstScore(work: ApiWork, draft: VerdictDraft | undefined): number {
  if (draft?.accepted === true) return draft.score;
  return work.verdict?.accepted === true ? work.verdict.score / 100 : 50;
}
