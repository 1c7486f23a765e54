import { createPublicClient, getAddress, http } from "viem";
import { createConnector } from "wagmi";
import { ACTORS } from "./actors.ts";
import { demoProvider } from "./demoProvider.ts";

export const DEMO_ID = "colophon-demo";
const STORED = "colophon.demo.actor";

const FIRST = ACTORS.find((actor) => actor.name === "Ada") ?? ACTORS[0];

/** The built-in wallet of the local chain, as a wagmi connector. */
export function demoConnector() {
  if (FIRST === undefined) throw new Error("The demo has no actors.");
  const start = ACTORS.find((actor) => actor.address === localStorage.getItem(STORED)) ?? FIRST;
  return createConnector((config) => {
    const chain = config.chains[0];
    const client = createPublicClient({ chain, transport: http() });
    const provider = demoProvider(
      chain.id,
      (request) => client.request(request as Parameters<typeof client.request>[0]),
      start,
    );
    let connected = false;
    return {
      id: DEMO_ID,
      name: "Demo wallet",
      type: "demo",
      async connect({ withCapabilities } = {}) {
        connected = true;
        localStorage.setItem(`${STORED}.on`, "1");
        const address = getAddress(provider.actor().address);
        // wagmi's type depends on the flag's value, which TypeScript can't follow through a conditional.
        const accounts = (withCapabilities === true ? [{ address, capabilities: {} }] : [address]) as never;
        return { accounts, chainId: chain.id };
      },
      async disconnect() {
        connected = false;
        localStorage.removeItem(`${STORED}.on`);
      },
      getAccounts: async () => (connected ? [getAddress(provider.actor().address)] : []),
      getChainId: async () => chain.id,
      getProvider: async () => provider,
      isAuthorized: async () => localStorage.getItem(`${STORED}.on`) === "1",
      async switchChain() {
        return chain;
      },
      /** Becomes another actor; the page sees it as a wallet's change of account. */
      async become(address: `0x${string}`) {
        provider.choose(address);
        localStorage.setItem(STORED, provider.actor().address);
        config.emitter.emit("change", { accounts: [getAddress(provider.actor().address)] });
      },
      onAccountsChanged() {},
      onChainChanged() {},
      onDisconnect() {
        connected = false;
        config.emitter.emit("disconnect");
      },
    };
  });
}
