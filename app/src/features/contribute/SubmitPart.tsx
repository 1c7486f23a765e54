import { formatBytes } from "../../lib/format.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Progress } from "../../ui/Progress.tsx";
import styles from "./Contribute.module.css";
import type { SubmitState } from "./useSubmit.ts";

interface SubmitPartProps {
  state: SubmitState;
  connected: boolean;
  /** The file can't be certified (yet): it is being hashed, or it is certified already. */
  blocked: boolean;
  /** Something above is missing or wrong. */
  faulty: boolean;
  onRetry: () => void;
}

export function SubmitPart({ state, connected, blocked, faulty, onRetry }: SubmitPartProps) {
  const busy = state.kind === "uploading" || state.kind === "signing";
  return (
    <div className={styles.part}>
      {faulty && <ErrorNote title="Something above is still missing. It is marked where it is." />}
      {state.kind === "uploading" && (
        <Progress
          label="Uploading to the relay, which checks every block"
          value={state.total === 0 ? null : state.done / state.total}
          detail={`${formatBytes(Math.min(state.done, state.total))} of ${formatBytes(state.total)}`}
        />
      )}
      {state.kind === "failed" && (
        <ErrorNote title="It couldn't be uploaded" onRetry={state.retry ? onRetry : undefined}>
          {state.message}
        </ErrorNote>
      )}
      <div>
        <Button look="primary" type="submit" busy={busy} disabled={blocked && connected}>
          {connected ? "Upload and sign" : "Connect a wallet to sign"}
        </Button>
      </div>
    </div>
  );
}
