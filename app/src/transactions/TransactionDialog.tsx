import { useEffect, useState } from "react";
import { useConfig } from "../lib/ConfigContext.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorNote, Note } from "../ui/ErrorNote.tsx";
import { Hash } from "../ui/Hash.tsx";
import type { TransactionState } from "./machine.ts";
import { wasSent } from "./machine.ts";
import type { Outcome, Plan } from "./plan.ts";
import { StageTrack } from "./StageTrack.tsx";
import styles from "./TransactionDialog.module.css";
import { useTransactionMachine } from "./useTransactionMachine.ts";

interface TransactionDialogProps {
  plan: Plan;
  onEnd: (outcome: Outcome) => void;
}

/** What the person reads, beside what gets signed; then where it is. Closing it loses nothing. */
export default function TransactionDialog({ plan, onEnd }: TransactionDialogProps) {
  const { state, dispatch, receipts } = useTransactionMachine(plan);
  const finish = () =>
    onEnd(
      state.phase === "indexed" || state.phase === "confirmed"
        ? { kind: "done", receipts: receipts.current }
        : { kind: "closed", sent: wasSent(state) },
    );
  return (
    <Dialog open onClose={finish} title={plan.title} wide>
      <div className={styles.body}>
        <div className={styles.columns}>
          <section>
            <h3 className={styles.heading}>What happens</h3>
            <ul className={styles.reads}>
              {plan.reads.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
          <section>
            <h3 className={styles.heading}>What you sign</h3>
            <dl className={styles.signs}>
              {plan.signs.map((fact) => (
                // Two works may bear one title: name and value together are what is told apart.
                <div key={`${fact.name} ${fact.value}`}>
                  <dt>{fact.name}</dt>
                  <dd>{fact.value}</dd>
                </div>
              ))}
            </dl>
          </section>
        </div>
        {plan.steps.length > 1 && (
          <p className={styles.step}>
            Signature {state.step + 1} of {plan.steps.length}: {plan.steps[state.step]?.name}
          </p>
        )}
        <StageTrack phase={state.phase} />
        <div className={styles.status} aria-live="polite">
          <Status state={state} plan={plan} onRetry={() => dispatch({ type: "retry" })} />
        </div>
        <div className={styles.actions}>
          <Actions
            state={state}
            plan={plan}
            onApprove={() => dispatch({ type: "approve" })}
            onSwitch={() => dispatch({ type: "switch" })}
            onFinish={finish}
          />
        </div>
      </div>
    </Dialog>
  );
}

function Status({ state, plan, onRetry }: { state: TransactionState; plan: Plan; onRetry: () => void }) {
  const { chainName } = useConfig();
  switch (state.phase) {
    case "simulating":
      return "Trying it against the chain, without sending anything…";
    case "ready":
      return state.declined ? (
        <Note title="You declined in the wallet">Nothing was sent, and nothing you entered is lost.</Note>
      ) : (
        `It would go through${state.gas === null ? "" : `, for about ${state.gas.toLocaleString("en")} gas`}.`
      );
    case "wrong-chain":
      return (
        <Note title="The wallet is on another chain">
          {state.declined ? "You declined the change. " : ""}This needs {chainName}.
        </Note>
      );
    case "switching":
      return "Waiting for the wallet to change its chain…";
    case "signing":
      return "Waiting for your signature in the wallet…";
    case "pending":
      return (
        <>
          Sent: <Hash value={state.hash} label="transaction" />. Waiting for a block…
        </>
      );
    case "confirmed":
      return <Indexing block={state.block} />;
    case "indexed":
      return <strong>{plan.done}</strong>;
    case "failed":
      return (
        <ErrorNote title={state.failure.title} onRetry={state.failure.retry ? onRetry : undefined}>
          {state.failure.message}
        </ErrorNote>
      );
  }
}

function Indexing({ block }: { block: number }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 15_000);
    return () => clearTimeout(timer);
  }, []);
  return late
    ? `It is on chain, in block ${block}. The index is behind and will show it soon; you may go on.`
    : `On chain, in block ${block}. Waiting until the index shows it…`;
}

interface ActionsProps {
  state: TransactionState;
  plan: Plan;
  onApprove: () => void;
  onSwitch: () => void;
  onFinish: () => void;
}

function Actions({ state, plan, onApprove, onSwitch, onFinish }: ActionsProps) {
  if (state.phase === "indexed" || state.phase === "confirmed") {
    return (
      <Button look={state.phase === "indexed" ? "primary" : "secondary"} onClick={onFinish}>
        Continue
      </Button>
    );
  }
  return (
    <>
      <Button look="quiet" onClick={onFinish}>
        {wasSent(state) ? "Close" : "Not now"}
      </Button>
      {state.phase === "wrong-chain" && (
        <Button look="primary" onClick={onSwitch}>
          Change chain
        </Button>
      )}
      {(state.phase === "ready" || state.phase === "simulating" || state.phase === "signing") && (
        <Button look="primary" busy={state.phase !== "ready"} onClick={onApprove}>
          {plan.steps.length > 1 ? `Sign: ${plan.steps[state.step]?.name}` : plan.action}
        </Button>
      )}
    </>
  );
}
