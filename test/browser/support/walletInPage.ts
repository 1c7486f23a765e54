/** What the page-side half of the test wallet needs; it is sent to the page as source, so it may use nothing from outside. */
export interface WalletIdentity {
  uuid: string;
  name: string;
  rdns: string;
}

type Reply = { result: unknown } | { error: { code: number; message: string; data?: unknown } };

declare global {
  interface Window {
    /** Set by Playwright: one request to the Node-side half. */
    testWalletRequest(request: string): Promise<string>;
    /** Called from Node: tells the page of a change. */
    testWalletEmit(event: string, value: unknown): void;
  }
}

/** Puts an EIP-1193 provider into the page and announces it by EIP-6963. Every request goes to Node, where the keys are. */
export function walletInPage({ uuid, name, rdns }: WalletIdentity): void {
  const listeners = new Map<string, Set<(value: unknown) => void>>();
  const listenersOf = (event: string) => {
    const found = listeners.get(event) ?? new Set();
    listeners.set(event, found);
    return found;
  };
  const provider = {
    async request(request: { method: string; params?: unknown }) {
      const reply = JSON.parse(await window.testWalletRequest(JSON.stringify(request))) as Reply;
      if ("error" in reply) throw Object.assign(new Error(reply.error.message), reply.error);
      return reply.result;
    },
    on(event: string, listener: (value: unknown) => void) {
      listenersOf(event).add(listener);
      return provider;
    },
    removeListener(event: string, listener: (value: unknown) => void) {
      listenersOf(event).delete(listener);
      return provider;
    },
  };
  window.testWalletEmit = (event, value) => {
    for (const listener of listenersOf(event)) listener(value);
  };
  const icon =
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Crect width='8' height='8' fill='%23246'/%3E%3C/svg%3E";
  const detail = Object.freeze({ info: Object.freeze({ uuid, name, rdns, icon }), provider: Object.freeze(provider) });
  const announce = () => window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
  window.addEventListener("eip6963:requestProvider", announce);
  announce();
}
