import { browserStore } from "../lib/browserStore.ts";
import type { PendingWork } from "./PendingWork.ts";

const store = browserStore("colophon-on-their-way", "works");
const listeners = new Set<() => void>();

/** Contributions on their way, in this browser. Where storage is refused they live as long as the page. */
let held: readonly PendingWork[] = [];
let loaded = false;

function tell(next: readonly PendingWork[]): void {
  held = next;
  for (const notify of listeners) notify();
}

async function load(): Promise<void> {
  if (loaded) return;
  loaded = true;
  const found = (await store.all()).filter(isPending);
  const known = new Set(held.map(({ signed }) => signed));
  tell([...held, ...found.filter(({ signed }) => !known.has(signed))]);
}

export const pendingStore = {
  current: () => held,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    void load();
    return () => listeners.delete(listener);
  },
  async keep(work: PendingWork): Promise<void> {
    tell([work, ...held.filter(({ signed }) => signed !== work.signed)]);
    // Without room for the file, at least all that was signed and promised is kept.
    if (!(await store.put(work.signed, work)) && work.file !== null)
      await store.put(work.signed, { ...work, file: null });
  },
  async forget(signed: string): Promise<void> {
    tell(held.filter((work) => work.signed !== signed));
    await store.delete(signed);
  },
};

function isPending(value: unknown): value is PendingWork {
  return (
    typeof value === "object" &&
    value !== null &&
    "signed" in value &&
    "receipt" in value &&
    "signature" in value &&
    "place" in value
  );
}
