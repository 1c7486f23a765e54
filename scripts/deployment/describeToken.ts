import type { TokenDescriber } from "@colophon/sdk/deployment/readIgnitionDeployment.ts";
import { erc20Abi, type PublicClient } from "viem";

/** Asks a token for what it calls itself. */
export const describeToken =
  (client: PublicClient): TokenDescriber =>
  async (address) => {
    const token = { address, abi: erc20Abi } as const;
    const [symbol, name, decimals] = await Promise.all([
      client.readContract({ ...token, functionName: "symbol" }),
      client.readContract({ ...token, functionName: "name" }),
      client.readContract({ ...token, functionName: "decimals" }),
    ]);
    return { symbol, name, decimals };
  };
