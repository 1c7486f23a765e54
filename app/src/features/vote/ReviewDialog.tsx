import type { ApiCampaign, ApiWork } from "@colophon/sdk/api/schemas.ts";
import { useState } from "react";
import type { Hex } from "viem";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { useRelayOf } from "../../lib/useRelayOf.ts";
import { whyUnsigned } from "../../lib/whyUnsigned.ts";
import { useTransaction } from "../../transactions/TransactionContext.tsx";
import { votePlan } from "../../transactions/vote.ts";
import { Button } from "../../ui/Button.tsx";
import { RadioField } from "../../ui/Choice.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { BallotLines } from "./BallotLines.tsx";
import type { Draft, Given } from "./ballot.ts";
import { type Line, useGiving } from "./useGiving.ts";
import { useVoteFee } from "./useVoteFee.ts";
import styles from "./Vote.module.css";

interface ReviewDialogProps {
  campaign: ApiCampaign;
  works: readonly ApiWork[];
  draft: Draft;
  given: Given;
  proof: readonly Hex[] | undefined;
  onGiven: (id: string) => void;
  onClose: () => void;
}

/** The ballot once more, whole, before anything is signed; and the two ways to give it. */
export default function ReviewDialog({ campaign, works, draft, given, proof, onGiven, onClose }: ReviewDialogProps) {
  const { deployment } = useConfig();
  const run = useTransaction();
  const whyNot = whyUnsigned(useRelayOf(campaign));
  // As it was when the dialog opened: lines stay while their votes leave the draft.
  const [lines] = useState<readonly Line[]>(() =>
    Object.entries(draft).map(([id, votes]) => ({
      id,
      votes,
      title: works.find((work) => work.id === id)?.title ?? id,
    })),
  );
  const [before] = useState(given);
  const [chosen, setChosen] = useState<"signed" | "direct" | null>(null);
  const way = whyNot !== null ? "direct" : (chosen ?? "signed");
  const { stages, busy, fault, give } = useGiving({ campaign: campaign.id, relay: campaign.relay, proof, onGiven });
  const fee = useVoteFee(campaign.id, lines, proof);
  const left = lines.filter(({ id }) => stages[id] !== "taken");
  const done = left.length === 0;
  const begun = left.length < lines.length;
  const sendDirect = async () => {
    const title = campaign.terms?.title ?? `Campaign ${campaign.id}`;
    onClose();
    const outcome = await run(
      votePlan(deployment, { campaign: campaign.id, campaignTitle: title, votes: left, proof }),
    );
    if (outcome.kind === "done" || outcome.sent) for (const { id } of left) onGiven(id);
  };
  const count = left.reduce((sum, { votes }) => sum + votes, 0);
  const asks = left.length === 1 ? "once" : `${left.length} times, once a work`;
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={done ? "Your votes are given" : "Your ballot"}
      description={
        done
          ? "The relay has signed receipts for all of them, and anchors them on chain soon; then they count."
          : "A vote can't be taken back, or moved to another work. Look at it once more."
      }
    >
      <BallotLines lines={lines} before={before} stages={stages} />
      {!done && !begun && (
        <RadioField
          legend="How to give it"
          options={[
            {
              value: "signed",
              label: "By signature, without a fee",
              note: whyNot ?? `Your wallet asks ${asks}. The campaign's relay pays and anchors them.`,
              disabled: whyNot !== null,
            },
            { value: "direct", label: "On chain, in one transaction", note: `Your wallet asks once. ${fee}` },
          ]}
          value={way}
          onChange={setChosen}
        />
      )}
      {fault !== null && <ErrorNote title="Not all votes were given">{fault}</ErrorNote>}
      <div className={styles.dialogActions}>
        {done ? (
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        ) : (
          <>
            <Button onClick={onClose} disabled={busy}>
              Back
            </Button>
            <Button look="primary" busy={busy} onClick={() => void (way === "direct" ? sendDirect() : give(lines))}>
              {way === "direct"
                ? "Vote on chain"
                : begun
                  ? "Go on signing"
                  : `Sign ${count === 1 ? "1 vote" : `${count} votes`}`}
            </Button>
          </>
        )}
      </div>
    </Dialog>
  );
}
