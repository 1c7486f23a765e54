import { Button } from "../ui/Button.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import styles from "./Gasless.module.css";
import type { RelaySession } from "./useRelaySession.ts";

/** Asks the relay for what was given from elsewhere: it tells its author only, who shows by a signature to be that. */
export function EarlierOnes({ session, any }: { session: RelaySession; any: boolean }) {
  const { state, fault } = session;
  if (state === "failed") {
    return (
      <ErrorNote title="What the relay knows of couldn't be read" onRetry={session.retry}>
        {fault} There may be others that wait.
      </ErrorNote>
    );
  }
  if (state === "loading" || state === "told") {
    return (
      <p className={styles.faint} role="status">
        {state === "loading"
          ? "Asking the relay for what it knows of…"
          : any
            ? "With those that the relay knows from elsewhere."
            : "The relay knows of no others that wait."}
      </p>
    );
  }
  return (
    <div className={styles.earlier}>
      <p className={styles.faint}>
        Given from another device? The relay tells only you, so your wallet is asked to sign in. That moves nothing and
        costs nothing.
      </p>
      {fault !== null && <ErrorNote title="You aren't signed in">{fault}</ErrorNote>}
      <div>
        <Button size="small" busy={state === "opening"} onClick={() => void session.open()}>
          Ask the relay for mine
        </Button>
      </div>
    </div>
  );
}
