import { lazy, Suspense } from "react";
import { formatBytes } from "../../lib/format.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote, Note } from "../../ui/ErrorNote.tsx";
import { Progress } from "../../ui/Progress.tsx";
import styles from "./Contribute.module.css";
import type { SubmitState } from "./submitState.ts";
import type { CaptchaHandle } from "./useCaptcha.ts";
import type { Submission } from "./useSubmit.ts";

// What only some need is fetched when they do.
const CaptchaFrame = lazy(() => import("../../gasless/CaptchaFrame.tsx"));
const DirectFee = lazy(() => import("./DirectFee.tsx"));
const DirectOffer = lazy(() => import("./DirectOffer.tsx"));

interface SubmitPartProps {
  state: SubmitState;
  gasless: boolean;
  /** Why it isn't without gas, where the person hasn't chosen that. */
  whyNot: string | null;
  connected: boolean;
  /** The file can't be certified (yet): it is being hashed, or it is certified already. */
  blocked: boolean;
  /** Something above is missing or wrong. */
  faulty: boolean;
  captcha: CaptchaHandle;
  /** It was tried without the captcha. */
  unasked: boolean;
  /** What is to be handed in; null while something is missing. */
  submission: Submission | null;
  onRetry: () => void;
  onDirect: () => void;
  onLater: () => void;
}

const BUSY: Readonly<Partial<Record<SubmitState["kind"], string>>> = {
  signing: "Waiting for your signature in the wallet…",
  giving: "Signed. The relay looks at it…",
};

export function SubmitPart(props: SubmitPartProps) {
  const { state, gasless, whyNot, connected, blocked, faulty, captcha, unasked, submission } = props;
  const { onRetry, onDirect, onLater } = props;
  const busy = state.kind !== "idle" && state.kind !== "failed";
  return (
    <div className={styles.part}>
      {faulty && <ErrorNote title="Something above is still missing. It is marked where it is." />}
      {gasless && (
        <p className={styles.faint}>
          One signature, and no gas: the relay stores the work, puts it on chain and pays. Until it is on chain nobody
          else is shown it, but the relay has it: a relay that took it for its own would be found out by your receipt,
          not stopped. If you fear that, commit first.
        </p>
      )}
      <Suspense>
        {whyNot !== null && submission !== null && <DirectFee submission={submission} why={whyNot} />}
      </Suspense>
      {captcha.asked && (
        <Suspense>
          <CaptchaFrame key={captcha.round} onToken={captcha.solve} />
        </Suspense>
      )}
      {unasked && state.kind !== "failed" && <ErrorNote title="Solve the captcha first." />}
      {state.kind === "uploading" && <Uploading state={state} />}
      <p className={styles.faint} role="status">
        {BUSY[state.kind] ?? ""}
      </p>
      {state.kind === "failed" && (
        <ErrorNote title={state.title} onRetry={state.retry ? onRetry : undefined}>
          {state.message}
        </ErrorNote>
      )}
      {state.kind === "failed" && state.direct && submission !== null && (
        <Suspense>
          <DirectOffer submission={submission} onDirect={onDirect} />
        </Suspense>
      )}
      {state.kind === "failed" && state.later === true && (
        <Note title="You can be certified all the same">
          <p>
            Author and time don't need the relay, only storing the file does. Certify now; the file stays in this
            browser, and you store it from the work's page once the relay is back. Nobody can see the work before.
          </p>
          <div className={styles.offer}>
            <Button onClick={onLater}>Certify now, store the file later</Button>
          </div>
        </Note>
      )}
      <div>
        <Button look="primary" type="submit" busy={busy} disabled={blocked && connected}>
          {connected ? "Upload and sign" : "Connect a wallet to sign"}
        </Button>
      </div>
    </div>
  );
}

function Uploading({ state }: { state: Extract<SubmitState, { kind: "uploading" }> }) {
  const { done, total, broken } = state;
  return (
    <Progress
      label={
        broken
          ? "The connection broke; going on by itself where it stopped"
          : "Uploading to the relay, which checks every byte"
      }
      value={total === 0 ? null : done / total}
      detail={`${formatBytes(Math.min(done, total))} of ${formatBytes(total)}`}
    />
  );
}
