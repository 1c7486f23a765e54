import type { RelayedContribution } from "@colophon/sdk/api/intakeSchemas.ts";
import { titleInManifest } from "@colophon/sdk/relay/titleInManifest.ts";
import { shorten } from "../lib/format.ts";
import { useNow } from "../lib/useNow.ts";
import styles from "./Gasless.module.css";
import { PendingStatus } from "./PendingStatus.tsx";
import { pendingState } from "./pendingState.ts";
import { ReceiptButton } from "./ReceiptButton.tsx";

/** One that only the relay knows of: given from another device, say. */
export function RelayedLine({ item }: { item: RelayedContribution }) {
  const state = pendingState(item, item.receipt.anchorBy, useNow());
  const title = titleInManifest(item.work?.manifestText ?? null) ?? `Work ${shorten(item.receipt.signed, 10, 6)}`;
  return (
    <li className={styles.line}>
      <span className={styles.title}>{title}</span>
      <PendingStatus state={state} />
      <span className={styles.actions}>
        <ReceiptButton receipt={item.receipt} work={item.work} size="small" />
      </span>
    </li>
  );
}
