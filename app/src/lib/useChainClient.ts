import type { Client } from "viem";
import { useClient } from "wagmi";
import { useConfig } from "./ConfigContext.tsx";

/** Reads the deployment's chain through its own RPC, whatever chain a wallet is on. */
export function useChainClient(): Client {
  const client = useClient({ chainId: useConfig().deployment.chainId });
  if (client === undefined) throw new Error("wagmi has no client for the deployment's chain");
  return client;
}
