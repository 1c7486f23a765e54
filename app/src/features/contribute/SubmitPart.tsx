import { lazy, Suspense } from "react";
import { formatBytes } from "../../lib/format.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote, Note } from "../../ui/ErrorNote.tsx";
import { Progress } from "../../ui/Progress.tsx";
import styles from "./Contribute.module.css";
import { isBusy } from "./isBusy.ts";
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
  /** Why the file can't go by a transaction of one's own; null: it can. */
  tooLargeDirect: string | null;
  /** Ends the upload. */
  onStop: () => void;
  onRetry: () => void;
  onDirect: () => void;
  onLater: () => void;
}

/** What is read out while a work is handed in, or after it was stopped. */
function saidOf(state: SubmitState): string {
  if (state.kind === "signing") return "Waiting for your signature in the wallet…";
  if (state.kind === "giving") return "Signed. The relay looks at it…";
  if (state.kind !== "stopped") return "";
  return state.kept
    ? "Stopped. Nothing was signed, and everything that you entered is here. What has arrived stays at the relay for a while, where nobody sees it: the next upload of this file goes on from there."
    : "Stopped. Nothing was signed, and everything that you entered is here. The next upload of this file begins anew.";
}

export function SubmitPart(props: SubmitPartProps) {
  const { state, gasless, whyNot, connected, blocked, faulty, captcha, unasked, submission, tooLargeDirect } = props;
  const { onStop, onRetry, onDirect, onLater } = props;
  const busy = isBusy(state);
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
      {state.kind === "uploading" && <Uploading state={state} onStop={onStop} />}
      <p className={styles.faint} role="status">
        {saidOf(state)}
      </p>
      {state.kind === "failed" && (
        <ErrorNote title={state.title} onRetry={state.retry ? onRetry : undefined}>
          {state.message}
        </ErrorNote>
      )}
      {state.kind === "failed" && state.direct && tooLargeDirect !== null && (
        <Note title="It can't go without the relay's help">{tooLargeDirect}</Note>
      )}
      {state.kind === "failed" && state.direct && tooLargeDirect === null && submission !== null && (
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

interface UploadingProps {
  state: Extract<SubmitState, { kind: "uploading" }>;
  onStop: () => void;
}

function Uploading({ state, onStop }: UploadingProps) {
  const { done, total, broken } = state;
  return (
    <>
      <Progress
        label={
          broken
            ? "The connection broke; going on by itself where it stopped"
            : "Uploading to the relay, which checks every byte"
        }
        value={total === 0 ? null : done / total}
        detail={`${formatBytes(Math.min(done, total))} of ${formatBytes(total)}`}
      />
      <div>
        <Button onClick={onStop}>Stop</Button>
      </div>
    </>
  );
}
