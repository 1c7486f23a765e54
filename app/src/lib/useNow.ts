import { useSyncExternalStore } from "react";
import { chainNow } from "./clock.ts";

const listeners = new Set<() => void>();
let now = chainNow();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = chainNow();
  for (const notify of listeners) notify();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    // Nobody listened for a while, so nobody ticked.
    tick();
    timer = setInterval(tick, 5_000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The chain's clock in unix seconds, ticking every five: one timer for the whole page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
