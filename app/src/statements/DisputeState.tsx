import type { ApiCampaign, ApiPool } from "@colophon/sdk/api/schemas.ts";
import { LONGEST_NOTE_TEXT } from "@colophon/sdk/evidence/statementNote.ts";
import type { Address as HexAddress } from "viem";
import { useConnection } from "wagmi";
import { useConfig } from "../lib/ConfigContext.tsx";
import { useChainClient } from "../lib/useChainClient.ts";
import { useNow } from "../lib/useNow.ts";
import { raiseDisputePlan } from "../transactions/raiseDispute.ts";
import { useTransaction } from "../transactions/TransactionContext.tsx";
import { Address } from "../ui/Address.tsx";
import { Amount } from "../ui/Amount.tsx";
import { Button } from "../ui/Button.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { TextAreaField } from "../ui/Field.tsx";
import { Time } from "../ui/Time.tsx";
import { useConnectDialog } from "../wallets/ConnectContext.tsx";
import { knownToken } from "./knownToken.ts";
import styles from "./Statements.module.css";
import { useDispute } from "./useDispute.ts";
import { useNoteForm } from "./useNoteForm.ts";

interface DisputeStateProps {
  campaign: ApiCampaign;
  pool: ApiPool;
}

/** A running dispute as the chain has it: which side leads, until when that can be answered, and answering it. */
export function DisputeState({ campaign, pool }: DisputeStateProps) {
  const { deployment } = useConfig();
  const client = useChainClient();
  const run = useTransaction();
  const connect = useConnectDialog();
  const { address } = useConnection();
  const now = useNow();
  const note = useNoteForm(pool);
  const token = knownToken(pool.token);
  const dispute = useDispute(pool);
  const arbiter = <Address value={campaign.arbiter} />;
  if (dispute.data === undefined) {
    return <p className={styles.prose}>The arbiter, {arbiter}, decides whether it stands.</p>;
  }
  const { standsLeads, raisableFrom, answerBy, nextRaise, raises } = dispute.data;
  if (now >= answerBy) {
    return (
      <p className={styles.prose}>
        Nobody answered until <Time seconds={answerBy} form="full" />, so the statement{" "}
        <strong>{standsLeads ? "stands" : "falls"}</strong>, as soon as somebody settles it.
      </p>
    );
  }
  const stands = !standsLeads;
  const raise = () => (address === undefined ? connect() : void note.store(null, (digest) => sign(address, digest)));
  const sign = (account: HexAddress, digest: string | undefined) =>
    run(
      raiseDisputePlan(deployment, {
        client,
        campaign: campaign.id,
        campaignTitle: campaign.terms?.title ?? `Campaign ${campaign.id}`,
        token,
        account,
        stands,
        stake: nextRaise,
        note: digest,
      }),
    );
  return (
    <>
      <p className={styles.prose}>
        The arbiter, {arbiter}, decides whether it stands, until <Time seconds={answerBy} form="full" />.{" "}
        {pool.root !== null && "What stood before can still be claimed meanwhile."}
      </p>
      <p className={styles.prose}>
        {now < raisableFrom ? (
          <>
            If it is silent until <Time seconds={raisableFrom} form="full" />, anybody may raise for either side.
          </>
        ) : (
          "The arbiter has been silent: anybody may raise now. Each raise is twice the last one; whoever isn't answered wins."
        )}{" "}
        {raises > 1 && `There were ${raises} raises. `}Without another word the statement{" "}
        <strong>{standsLeads ? "stands" : "falls"}</strong> then.
      </p>
      {now >= raisableFrom && (
        <div className={styles.form}>
          <TextAreaField
            label="Why you raise"
            optional
            hint="Shown to everybody."
            rows={2}
            maxLength={LONGEST_NOTE_TEXT}
            value={note.text}
            onChange={(event) => note.setText(event.target.value)}
          />
          {note.fault !== null && <ErrorNote title="Your words weren't kept">{note.fault}</ErrorNote>}
          <div className={styles.actions}>
            <Button busy={note.busy} onClick={raise}>
              {nextRaise === 0n ? (
                "Raise beyond it: it falls, and all stakes come back"
              ) : (
                <span>
                  Raise <Amount value={nextRaise} token={pool.token} />: it shall {stands ? "stand" : "fall"}
                </span>
              )}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
