import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { REASONS } from "@colophon/sdk/ids/reasons.ts";
import { Button } from "../../../ui/Button.tsx";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import styles from "../Brand.module.css";
import own from "./Review.module.css";
import type { useDrafts } from "./useDrafts.ts";
import { useSignVerdicts } from "./useSignVerdicts.ts";
import type { VerdictDraft } from "./verdictDraft.ts";

interface CollectedProps {
  campaign: ApiCampaign;
  collected: ReturnType<typeof useDrafts>;
}

/** The verdicts that wait for a signature: one transaction for all of them. */
export function Collected({ campaign, collected }: CollectedProps) {
  const { busy, fault, sign } = useSignVerdicts(campaign.id);
  const { drafts, drop, forget } = collected;
  const entries = Object.entries(drafts);
  if (entries.length === 0) return null;
  const signAll = async () => {
    if (await sign(drafts)) forget();
  };
  return (
    <section className={own.collected} aria-labelledby="collected">
      <div className={styles.line}>
        <h3 id="collected">{entries.length === 1 ? "One verdict" : `${entries.length} verdicts`} to sign</h3>
        <Button look="primary" busy={busy} onClick={() => void signAll()}>
          {entries.length === 1 ? "Sign it" : `Sign all ${entries.length} at once`}
        </Button>
      </div>
      {fault !== null && (
        <ErrorNote title="They couldn't be prepared" onRetry={() => void signAll()}>
          {fault}
        </ErrorNote>
      )}
      <ul className={own.drafts}>
        {entries.map(([id, draft]) => (
          <li key={id}>
            <span>{draft.title}</span>
            <span className={styles.faint}>{words(draft, campaign.settings.curatedBps > 0)}</span>
            <Button
              size="small"
              look="quiet"
              disabled={busy}
              aria-label={`Leave out ${draft.title}`}
              onClick={() => drop(id)}
            >
              Leave out
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function words(draft: VerdictDraft, scored: boolean): string {
  if (draft.accepted) return scored ? `accepted, score ${draft.score}` : "accepted";
  const label = REASONS.find(({ code }) => code === draft.reason)?.label.toLowerCase() ?? "";
  return `rejected: ${label}${draft.note === "" ? "" : `, “${draft.note}”`}`;
}
