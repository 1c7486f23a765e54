import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { PendingStatus } from "../../gasless/PendingStatus.tsx";
import type { PendingWork } from "../../gasless/PendingWork.ts";
import { ReceiptButton } from "../../gasless/ReceiptButton.tsx";
import { receiptedWork } from "../../gasless/receiptedWork.ts";
import { usePendingState } from "../../gasless/usePendingState.ts";
import { Button, buttonClass } from "../../ui/Button.tsx";
import styles from "./Contribute.module.css";

/** The relay has it: the receipt at once, and how it goes on from here. */
export default function GivenPart({ work, onAnother }: { work: PendingWork; onAnother: () => void }) {
  const { state, shown } = usePendingState(work);
  const title = useRef<HTMLHeadingElement>(null);
  // The form is gone: keyboard and screen readers go on here.
  useEffect(() => title.current?.focus(), []);
  return (
    <section className={styles.given} aria-labelledby="given">
      <h2 id="given" ref={title} tabIndex={-1} className={styles.partTitle}>
        {state.kind === "on-chain" ? `“${work.title}” is on chain` : `The relay has “${work.title}”`}
      </h2>
      <PendingStatus state={state} />
      <p>
        Your receipt shows that the relay took exactly this work from you, when, and by when it promised to put it on
        chain. It doesn't show that the work is on chain; the certificate does that, afterwards.
      </p>
      <div className={styles.offer}>
        <ReceiptButton
          receipt={work.receipt}
          work={receiptedWork(work)}
          look={state.kind === "on-chain" ? "secondary" : "primary"}
        />
        {shown && (
          <Link to="/works/$id" params={{ id: work.id }} className={buttonClass("primary")}>
            See the work and its certificate
          </Link>
        )}
        <Button onClick={onAnother}>Contribute another work</Button>
      </div>
    </section>
  );
}
