import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { CheckField } from "../../ui/Choice.tsx";
import { DropZone } from "../../ui/DropZone.tsx";
import { ErrorNote, Note } from "../../ui/ErrorNote.tsx";
import { Time } from "../../ui/Time.tsx";
import { useConnectDialog } from "../../wallets/ConnectContext.tsx";
import styles from "./Contribute.module.css";
import type { DraftCommitment } from "./commitmentOf.ts";
import type { Draft } from "./draft.ts";
import type { Stage } from "./stageOf.ts";
import { useCommit } from "./useCommit.ts";
import type { DraftHandle } from "./useDraft.ts";

interface CommitPartProps {
  draft: Draft;
  change: DraftHandle["change"];
  campaign: ApiCampaign;
  /** Lower case; null: nobody is connected. */
  author: string | null;
  commitment: DraftCommitment | null;
  stage: Stage;
}

/** Committing to a work before anybody sees it: save the salt file, then sign. */
export default function CommitPart({ draft, change, campaign, author, commitment, stage }: CommitPartProps) {
  const connect = useConnectDialog();
  const { fault, save, read, commit } = useCommit({ draft, change, campaign, author });
  const [kept, setKept] = useState(false);
  const [busy, setBusy] = useState(false);
  if (commitment !== null && commitment.committedAt !== null) {
    return <Committed commitment={commitment} campaign={campaign} stage={stage} onSave={() => save(commitment)} />;
  }
  if (author === null) {
    return (
      <section className={styles.part}>
        <h2 className={styles.partTitle}>Your commitment</h2>
        <p>A commitment holds for one account only: connect the one that shall be the author.</p>
        <div>
          <Button look="primary" onClick={connect}>
            Connect a wallet
          </Button>
        </div>
      </section>
    );
  }
  const ready = draft.tree !== null;
  return (
    <section className={styles.part}>
      <h2 className={styles.partTitle}>Your commitment</h2>
      {fault !== null && <ErrorNote title="This doesn't work">{fault}</ErrorNote>}
      {stage !== "reveals" && (
        <>
          <p>
            A salted hash goes on chain now, from which nobody can tell what your work is. Only the salt file shows
            later that it was yours: without it the commitment is worth nothing, and nobody can make it again.
          </p>
          <div>
            <Button
              look={commitment === null ? "primary" : "secondary"}
              disabled={!ready}
              onClick={() => save(commitment)}
            >
              {commitment === null ? "Save the salt file" : "Save it again"}
            </Button>
          </div>
          {commitment !== null && (
            <>
              <CheckField checked={kept} onChange={setKept}>
                I have the salt file in a place where I will find it, and where nobody else does.
              </CheckField>
              <div>
                <Button
                  look="primary"
                  busy={busy}
                  disabled={!kept}
                  onClick={() => {
                    setBusy(true);
                    void commit(commitment).finally(() => setBusy(false));
                  }}
                >
                  Commit
                </Button>
              </div>
            </>
          )}
        </>
      )}
      {stage === "reveals" && (
        <p>
          This campaign takes works that were committed to while it was open. Show yours with the salt file that you
          saved then.
        </p>
      )}
      {ready && <DropZone compact title="I committed before: the salt file" onFile={(file) => void read(file)} />}
    </section>
  );
}

interface CommittedProps {
  commitment: DraftCommitment;
  campaign: ApiCampaign;
  stage: Stage;
  onSave: () => void;
}

function Committed({ commitment, campaign, stage, onSave }: CommittedProps) {
  return (
    <section className={styles.part}>
      <Note title="You have committed to it">
        <p>
          Since <Time seconds={commitment.committedAt ?? 0} form="full" />. It will be certified for that time.
        </p>
        {stage === "commitments" && (
          <p>
            Come back after the campaign has closed, from <Time seconds={campaign.settings.closes} form="full" /> until{" "}
            <Time seconds={campaign.reviewStarts} form="full" />, with the file and the salt file, and show the work.
            What you have typed is kept in this browser.
          </p>
        )}
      </Note>
      <div>
        <Button size="small" look="quiet" onClick={onSave}>
          Save the salt file again
        </Button>
      </div>
    </section>
  );
}
