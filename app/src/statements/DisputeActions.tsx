import type { ApiCampaign, ApiPool, ApiStatement } from "@colophon/sdk/api/schemas.ts";
import { LONGEST_NOTE_TEXT } from "@colophon/sdk/evidence/statementNote.ts";
import { type Address, type Hex, zeroHash } from "viem";
import { useConnection } from "wagmi";
import { useConfig } from "../lib/ConfigContext.tsx";
import { useChainClient } from "../lib/useChainClient.ts";
import { useNow } from "../lib/useNow.ts";
import { decideDisputePlan } from "../transactions/decideDispute.ts";
import { disputeStatementPlan } from "../transactions/disputeStatement.ts";
import { useTransaction } from "../transactions/TransactionContext.tsx";
import { Button } from "../ui/Button.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { TextAreaField } from "../ui/Field.tsx";
import { useConnectDialog } from "../wallets/ConnectContext.tsx";
import type { CheckResult } from "./CheckResult.ts";
import { knownToken } from "./knownToken.ts";
import { bondOf, toGiveOut } from "./poolSums.ts";
import styles from "./Statements.module.css";
import { useDispute } from "./useDispute.ts";
import { useNoteForm } from "./useNoteForm.ts";

interface DisputeActionsProps {
  campaign: ApiCampaign;
  pool: ApiPool;
  statement: ApiStatement | undefined;
  /** What checking it found: goes with the dispute as its evidence. */
  check?: CheckResult | null;
}

/** Disputing, for anybody, with what is wrong about it; deciding, for the arbiter, with an answer. */
export function DisputeActions({ campaign, pool, statement, check = null }: DisputeActionsProps) {
  const { deployment } = useConfig();
  const client = useChainClient();
  const { address } = useConnection();
  const connect = useConnectDialog();
  const run = useTransaction();
  const now = useNow();
  const running = useDispute(pool);
  const note = useNoteForm(pool);
  const shared = {
    campaign: campaign.id,
    campaignTitle: campaign.terms?.title ?? `Campaign ${campaign.id}`,
    token: knownToken(pool.token),
  };
  const trouble = note.fault !== null && <ErrorNote title="Your words weren't kept">{note.fault}</ErrorNote>;
  const field = { value: note.text, rows: 3, maxLength: LONGEST_NOTE_TEXT };
  if (pool.state === "disputed" && address?.toLowerCase() === campaign.arbiter) {
    // The chain takes no decision any more: time has made it.
    if (running.data !== undefined && now >= running.data.answerBy) return null;
    const root = (pool.pendingRoot ?? zeroHash) as Hex;
    const total = BigInt(pool.pendingTotal ?? 0);
    const decide = (stands: boolean) =>
      void note.store(null, (digest) =>
        run(decideDisputePlan(deployment, { ...shared, root, total, stands, note: digest })),
      );
    return (
      <div className={styles.form}>
        <TextAreaField
          label="Your answer"
          optional
          hint="Shown to everybody, beside your decision."
          {...field}
          onChange={(event) => note.setText(event.target.value)}
        />
        {trouble}
        <div className={styles.actions}>
          <Button busy={note.busy} onClick={() => decide(true)}>
            It stands
          </Button>
          <Button busy={note.busy} onClick={() => decide(false)}>
            It falls
          </Button>
        </div>
      </div>
    );
  }
  if (pool.state !== "proposed") return null;
  const evidence = check?.result === "wrong" ? check : null;
  const open = (disputer: Address, digest: string | undefined) => {
    const total = BigInt(pool.pendingTotal ?? 0);
    // A proposal of an empty roll gives everything back, and its bond is of that.
    const bond = statement === undefined ? bondOf(toGiveOut(pool).mostTotal) : BigInt(statement.bond);
    const plan = { ...shared, client, disputer, total, bond };
    return run(disputeStatementPlan(deployment, { ...plan, note: digest }));
  };
  const dispute = (audit: unknown) =>
    address === undefined ? connect() : void note.store(audit, (digest) => open(address, digest));
  return (
    <div className={styles.form}>
      <TextAreaField
        label="What is wrong with it"
        optional
        hint={
          evidence === null
            ? "Shown to everybody, the arbiter first."
            : "Shown to everybody, with the report of the check above as its evidence."
        }
        {...field}
        onChange={(event) => note.setText(event.target.value)}
      />
      {trouble}
      <div className={styles.actions}>
        <Button busy={note.busy} onClick={() => dispute(evidence?.report ?? null)}>
          {evidence === null ? "Dispute it…" : "Dispute it, with this evidence…"}
        </Button>
        {note.fault !== null && address !== undefined && (
          <Button onClick={() => void open(address, undefined)}>Dispute it without words…</Button>
        )}
      </div>
    </div>
  );
}
