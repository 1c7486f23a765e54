import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { Link } from "@tanstack/react-router";
import { Address } from "../../../ui/Address.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Media } from "../../../ui/Media.tsx";
import { Time } from "../../../ui/Time.tsx";
import styles from "../Brand.module.css";
import { Decision } from "./Decision.tsx";
import { EarlierVerdict } from "./EarlierVerdict.tsx";
import own from "./Review.module.css";
import type { VerdictDraft } from "./verdictDraft.ts";

const AI = { none: "made without AI", assisted: "AI assisted", generated: "AI generated" } as const;

interface DeskProps {
  work: ApiWork;
  place: number;
  total: number;
  /** The campaign's rule pays by score. */
  scored: boolean;
  draft: VerdictDraft | undefined;
  onTurn: (step: 1 | -1) => void;
  /** Absent where this account may only look. */
  onDecide: ((draft: VerdictDraft) => void) | undefined;
}

/** One work, large, and beside it what its author says and what is decided about it. */
export function Desk({ work, place, total, scored, draft, onTurn, onDecide }: DeskProps) {
  const description = work.manifest?.description ?? "";
  return (
    <article className={own.review} aria-label={work.title}>
      <div className={own.plate}>
        <Media work={work} large />
      </div>
      <div className={own.desk}>
        <div className={styles.line}>
          <span className={styles.faint} aria-live="polite">
            {place + 1} of {total}
          </span>
          <span className={own.turn}>
            <Button size="small" look="quiet" disabled={place === 0} onClick={() => onTurn(-1)}>
              ← Earlier <kbd>k</kbd>
            </Button>
            <Button size="small" look="quiet" disabled={place >= total - 1} onClick={() => onTurn(1)}>
              <kbd>j</kbd> Later →
            </Button>
          </span>
        </div>
        <h3 className={own.title}>
          <Link to="/works/$id" params={{ id: work.id }}>
            {work.title}
          </Link>
        </h3>
        <p className={styles.meta}>
          <Address value={work.author} />
          <Time seconds={work.certifiedAt} form="day" />
          <span>{AI[work.aiUse]}</span>
          {work.parents.length > 0 && (
            <span>
              made from {work.parents.length} earlier {work.parents.length === 1 ? "work" : "works"}
            </span>
          )}
        </p>
        {description !== "" && <p className={own.description}>{description}</p>}
        {work.verdict !== null && <EarlierVerdict verdict={work.verdict} />}
        {onDecide !== undefined && <Decision work={work} scored={scored} draft={draft} onDecide={onDecide} />}
      </div>
    </article>
  );
}
