import { useSyncExternalStore } from "react";

/** Names for accounts, where the page knows any: on the local chain, the demo's actors. */
let names: ReadonlyMap<string, string> = new Map();
const listeners = new Set<() => void>();

/** Replaces all names; keys are lower-case addresses. */
export function setNames(next: ReadonlyMap<string, string>): void {
  names = next;
  for (const notify of listeners) notify();
}

/** All names there are, by lower-case address; empty on live chains. */
export function useNames(): ReadonlyMap<string, string> {
  return useSyncExternalStore(subscribe, () => names);
}

/** The name of an account, or null. */
export function useName(address: string | null | undefined): string | null {
  const all = useNames();
  return address == null ? null : (all.get(address.toLowerCase()) ?? null);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
