import { defineChain } from "viem";
import { type CreateConnectorFn, createConfig, http } from "wagmi";
import type { AppConfig } from "../lib/config.ts";

/** One chain, read through the deployment's own RPC; wallets by EIP-6963, and the demo's where there is one. */
export function createWagmiConfig(config: AppConfig, connectors: readonly CreateConnectorFn[]) {
  const chain = defineChain({
    id: config.deployment.chainId,
    name: config.chainName,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [config.rpcUrl] } },
    testnet: config.local,
  });
  return createConfig({
    chains: [chain],
    connectors: [...connectors],
    transports: { [chain.id]: http(config.rpcUrl, { batch: { wait: 10 } }) },
    pollingInterval: config.local ? 500 : 4_000,
    multiInjectedProviderDiscovery: true,
  });
}
