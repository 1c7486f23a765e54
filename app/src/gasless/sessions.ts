/** Sessions at the relay by account (lower case), in memory only: whoever reads what the browser stores learns none. */
let held: ReadonlyMap<string, string> = new Map();
const listeners = new Set<() => void>();

function tell(next: ReadonlyMap<string, string>): void {
  held = next;
  for (const notify of listeners) notify();
}

export const sessions = {
  current: () => held,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  keep(account: string, token: string): void {
    tell(new Map([...held, [account.toLowerCase(), token]]));
  },
  /** One that is over at the relay; another that the account has opened since stays. */
  forget(account: string, token: string): void {
    if (held.get(account.toLowerCase()) !== token) return;
    tell(new Map([...held].filter(([one]) => one !== account.toLowerCase())));
  },
};
