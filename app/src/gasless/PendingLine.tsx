import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { Button, buttonClass } from "../ui/Button.tsx";
import styles from "./Gasless.module.css";
import { PendingStatus } from "./PendingStatus.tsx";
import type { PendingWork } from "./PendingWork.ts";
import { pendingStore } from "./pendingStore.ts";
import { ReceiptButton } from "./ReceiptButton.tsx";
import { receiptedWork } from "./receiptedWork.ts";
import { usePendingState } from "./usePendingState.ts";

const OwnWay = lazy(() => import("./OwnWay.tsx"));

/** One contribution that this browser keeps: how far it has come, its receipt, and what can be done. */
export function PendingLine({ work }: { work: PendingWork }) {
  const { state, shown } = usePendingState(work);
  const over = shown || state.kind === "refused";
  return (
    <li className={styles.line}>
      <span className={styles.title}>{work.title}</span>
      <span className={styles.faint}>to {work.campaignTitle}</span>
      <PendingStatus state={state} />
      {(state.kind === "late" || state.kind === "refused") && (
        <Suspense>
          <OwnWay work={work} late={state.kind === "late"} />
        </Suspense>
      )}
      <span className={styles.actions}>
        {shown && (
          <Link to="/works/$id" params={{ id: work.id }} className={buttonClass("secondary", "small")}>
            See it
          </Link>
        )}
        <ReceiptButton receipt={work.receipt} work={receiptedWork(work)} size="small" />
        {over && (
          <Button
            look="quiet"
            size="small"
            aria-label={`Take off this list: “${work.title}”`}
            onClick={() => void pendingStore.forget(work.signed)}
          >
            Take off this list
          </Button>
        )}
      </span>
    </li>
  );
}
