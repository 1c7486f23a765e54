import { useSyncExternalStore } from "react";
import { useConfig } from "../lib/ConfigContext.tsx";
import type { PendingWork } from "./PendingWork.ts";
import { pendingStore } from "./pendingStore.ts";
import { placeOf } from "./placeOf.ts";

/**
 * What this browser keeps of an account's contributions, the newest first.
 *
 * @param account Lower case; null: nobody is connected, and nothing is shown.
 */
export function usePendingWorks(account: string | null): readonly PendingWork[] {
  const place = placeOf(useConfig().deployment);
  const all = useSyncExternalStore(pendingStore.subscribe, pendingStore.current);
  return all
    .filter((work) => work.place === place && work.receipt.signer.toLowerCase() === account)
    .toSorted((a, b) => b.receipt.takenAt - a.receipt.takenAt);
}
