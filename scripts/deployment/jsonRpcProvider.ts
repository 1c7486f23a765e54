import type { EIP1193Provider } from "@nomicfoundation/ignition-core";
import { createClient, http } from "viem";

/**
 * A node as Ignition wants it. Transactions are signed by the node (a local chain's unlocked accounts), so there are no
 * keys here; live networks go through Hardhat's own provider and its keystore.
 */
export function jsonRpcProvider(rpcUrl: string): EIP1193Provider {
  const client = createClient({ transport: http(rpcUrl, { retryCount: 2 }) });
  return {
    request: ({ method, params }) =>
      client.request<{ Method: string; Parameters: unknown; ReturnType: unknown }>({ method, params }),
  };
}
