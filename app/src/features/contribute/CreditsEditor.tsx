import { formatShare } from "../../lib/format.ts";
import { useNames } from "../../lib/names.ts";
import { Address } from "../../ui/Address.tsx";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { TextField } from "../../ui/Field.tsx";
import styles from "./Contribute.module.css";
import type { CoAuthorDraft, Draft } from "./draft.ts";
import { authorShare, type DraftFaults } from "./readDraft.ts";
import type { DraftHandle } from "./useDraft.ts";

const MOST = 63;

interface CreditsEditorProps {
  draft: Draft;
  change: DraftHandle["change"];
  faults: DraftFaults | null;
  author: string | null;
}

/** Who earns how much of it. The author has what the others leave, so that it always sums to 100 %. */
export function CreditsEditor({ draft, change, faults, author }: CreditsEditorProps) {
  const { coAuthors } = draft;
  const set = (key: number, part: Partial<CoAuthorDraft>) =>
    change({ coAuthors: coAuthors.map((item) => (item.key === key ? { ...item, ...part } : item)) });
  const add = () =>
    change({
      coAuthors: [
        ...coAuthors,
        { key: 1 + Math.max(0, ...coAuthors.map((item) => item.key)), account: "", percent: "", role: "" },
      ],
    });
  const share = authorShare(coAuthors);
  return (
    <section className={styles.part}>
      <h2 className={styles.partTitle}>Credits</h2>
      <p className={styles.own}>
        <span>{author === null ? "You, the author" : <Address value={author} plain />}</span>
        <span>{formatShare(Math.max(0, share))}</span>
      </p>
      {share < 0 && (
        <ErrorNote title={`Your co-authors have ${formatShare(10_000 - share)} together; 100 % is all there is`} />
      )}
      {share === 0 && <p className={styles.faint}>You stay the author, and earn nothing of it.</p>}
      {coAuthors.map((item) => (
        <CoAuthor
          key={item.key}
          item={item}
          faults={faults?.coAuthors.get(item.key)}
          taken={[author ?? "", ...coAuthors.map((other) => other.account.toLowerCase())]}
          onChange={(part) => set(item.key, part)}
          onRemove={() => change({ coAuthors: coAuthors.filter((other) => other.key !== item.key) })}
        />
      ))}
      {coAuthors.length < MOST && (
        <div>
          <Button size="small" onClick={add}>
            Add a co-author
          </Button>
        </div>
      )}
    </section>
  );
}

interface CoAuthorProps {
  item: CoAuthorDraft;
  faults: { account?: string; percent?: string; role?: string } | undefined;
  taken: readonly string[];
  onChange: (part: Partial<CoAuthorDraft>) => void;
  onRemove: () => void;
}

function CoAuthor({ item, faults, taken, onChange, onRemove }: CoAuthorProps) {
  const names = [...useNames()].filter(([account]) => !taken.includes(account));
  return (
    <div className={styles.coAuthor}>
      <TextField
        label="Account"
        value={item.account}
        error={faults?.account}
        spellCheck={false}
        autoComplete="off"
        placeholder="0x…"
        onChange={(event) => onChange({ account: event.currentTarget.value })}
      />
      <TextField
        label="Share, %"
        inputMode="decimal"
        value={item.percent}
        error={faults?.percent}
        onChange={(event) => onChange({ percent: event.currentTarget.value })}
      />
      {item.account === "" && names.length > 0 && (
        <div className={styles.picks} style={{ gridColumn: "1 / -1" }}>
          {names.map(([account, name]) => (
            <Button key={account} size="small" onClick={() => onChange({ account })}>
              {name}
            </Button>
          ))}
        </div>
      )}
      <div className={styles.coAuthorFoot}>
        <TextField
          label="Role"
          optional
          value={item.role}
          error={faults?.role}
          onChange={(event) => onChange({ role: event.currentTarget.value })}
        />
        <Button look="quiet" size="small" onClick={onRemove}>
          Remove
        </Button>
      </div>
    </div>
  );
}
