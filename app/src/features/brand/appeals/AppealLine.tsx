import type { ApiAppealRecord } from "@colophon/sdk/api/schemas.ts";
import { REASONS } from "@colophon/sdk/ids/reasons.ts";
import { Link } from "@tanstack/react-router";
import { shorten } from "../../../lib/format.ts";
import { Address } from "../../../ui/Address.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { RadioField } from "../../../ui/Choice.tsx";
import { TextAreaField, TextField } from "../../../ui/Field.tsx";
import { Media } from "../../../ui/Media.tsx";
import { Time } from "../../../ui/Time.tsx";
import { VerdictNote } from "../../../ui/VerdictNote.tsx";
import styles from "../Brand.module.css";
import own from "./Appeals.module.css";
import type { AppealDraft } from "./appealDraft.ts";

const MOST_NOTE = 5_000;

const STATES = {
  pending: <Badge shape="hollow">Waits for the arbiter</Badge>,
  upheld: <Badge tone="ink">Upheld: the work is accepted</Badge>,
  rejected: <Badge shape="diamond">Rejected</Badge>,
  undecided: <Badge tone="ink">Undecided in time: the work is accepted</Badge>,
} as const;

interface AppealLineProps {
  appeal: ApiAppealRecord;
  scored: boolean;
  draft: AppealDraft | undefined;
  /** Absent where nothing is to be decided, or not by this account. */
  onDraft: ((draft: AppealDraft | null) => void) | undefined;
}

/** One appeal: the work, why it was rejected, and the decision. */
export function AppealLine({ appeal, scored, draft, onDraft }: AppealLineProps) {
  const { work, verdict } = appeal;
  const title = work?.title ?? `Work ${shorten(appeal.id, 10, 6)}`;
  const reason = REASONS.find(({ code }) => code === verdict?.reason)?.sentence;
  return (
    <li className={own.line}>
      <div className={own.thumb}>{work !== null && <Media work={work} />}</div>
      <div className={own.words}>
        <Link to="/works/$id" params={{ id: appeal.id }} className={own.title}>
          {title}
        </Link>
        <p className={styles.meta}>
          <span>
            by <Address value={appeal.author} />, <Time seconds={appeal.time} />
          </span>
          {STATES[appeal.state]}
        </p>
        <p>
          {verdict === null || verdict.accepted ? (
            "It wasn't rejected: nothing follows from this appeal."
          ) : (
            <>
              Rejected by <Address value={verdict.curator} />: {reason}
            </>
          )}
        </p>
        <VerdictNote digest={verdict?.note ?? null} />
        {appeal.note !== null && (
          <>
            <p className={styles.faint}>The arbiter:</p>
            <VerdictNote digest={appeal.note} />
          </>
        )}
        {onDraft !== undefined && (
          <Decide title={title} author={appeal.author} scored={scored} draft={draft} onDraft={onDraft} />
        )}
      </div>
    </li>
  );
}

interface DecideProps {
  title: string;
  author: string;
  scored: boolean;
  draft: AppealDraft | undefined;
  onDraft: (draft: AppealDraft | null) => void;
}

function Decide({ title, author, scored, draft, onDraft }: DecideProps) {
  const value = draft === undefined ? "open" : draft.upheld ? "upheld" : "rejected";
  const base = draft ?? { title, author, score: scored ? 50 : 0, note: "" };
  return (
    <div className={styles.part}>
      <RadioField
        legend="Your decision"
        value={value}
        onChange={(next) => onDraft(next === "open" ? null : { ...base, upheld: next === "upheld" })}
        options={[
          { value: "open", label: "Not yet" },
          { value: "upheld", label: "Upheld", note: "the work is accepted" },
          { value: "rejected", label: "Rejected", note: "the verdict stays" },
        ]}
      />
      {draft?.upheld === true && scored && (
        <TextField
          label="Score, 0 to 100"
          type="number"
          min={0}
          max={100}
          value={String(draft.score)}
          onChange={(event) => {
            const score = Math.min(100, Math.max(0, Math.round(Number(event.currentTarget.value))));
            onDraft({ ...draft, score });
          }}
        />
      )}
      {draft !== undefined && (
        <TextAreaField
          label="Note"
          optional
          rows={2}
          maxLength={MOST_NOTE}
          hint="Its author reads it, and so does everybody."
          value={draft.note}
          onChange={(event) => onDraft({ ...draft, note: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
