import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import { useQuery } from "@tanstack/react-query";
import { type Address, erc20Abi } from "viem";
import { getBalance, readContract } from "viem/actions";
import type { KnownToken } from "../../../lib/config.ts";
import { useChainClient } from "../../../lib/useChainClient.ts";

/** What an account has of a token, in its smallest unit; undefined while that isn't known. */
export function useBalance(account: Address | undefined, token: KnownToken): bigint | undefined {
  const client = useChainClient();
  const balance = useQuery({
    // Under "index", so that it is asked anew after every transaction.
    queryKey: ["index", "balance", account, token.address],
    enabled: account !== undefined,
    queryFn: () => {
      if (account === undefined) throw new Error("nobody is connected");
      return token.address === ETH
        ? getBalance(client, { address: account })
        : readContract(client, { address: token.address, abi: erc20Abi, functionName: "balanceOf", args: [account] });
    },
  });
  return balance.data;
}
