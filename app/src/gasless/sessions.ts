/** Sessions at the relay by account (lower case), in memory only: whoever reads what the browser stores learns none. */
let held: ReadonlyMap<string, string> = new Map();
const listeners = new Set<() => void>();

export const sessions = {
  current: () => held,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  keep(account: string, token: string): void {
    held = new Map([...held, [account.toLowerCase(), token]]);
    for (const notify of listeners) notify();
  },
};
