import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { estimateContractGas, getBalance, getGasPrice } from "viem/actions";
import { useConnection } from "wagmi";
import { useConfig } from "../lib/ConfigContext.tsx";
import { formatAmount } from "../lib/format.ts";
import { useChainClient } from "../lib/useChainClient.ts";
import type { Call } from "./plan.ts";

interface FeeQuestion {
  /** What the call is of: it is asked anew when this changes. */
  readonly key: readonly unknown[];
  /** Null: there is nothing to estimate yet. */
  readonly call: (() => Call) | null;
}

export interface Fee {
  readonly words: string;
  /** In ETH, as people read it; null while unknown. */
  readonly amount: string | null;
  /** The account can't pay it now. */
  readonly short: boolean;
}

/** What a transaction would cost the connected account, in a sentence, and whether it can pay for it. */
export function useFee({ key, call }: FeeQuestion): Fee {
  const { deployment } = useConfig();
  const client = useChainClient();
  const account = useConnection().address;
  const fee = useQuery({
    queryKey: ["fee", deployment.chainId, account, ...key],
    enabled: account !== undefined && call !== null,
    retry: 1,
    queryFn: async () => {
      if (call === null || account === undefined) throw new Error("nothing to estimate");
      const [cost, balance] = await Promise.all([costOf(call()), getBalance(client, { address: account })]);
      return { cost, balance };
    },
  });
  const costOf = async (made: Call): Promise<bigint | null> => {
    const from: { account?: Address } = account === undefined ? {} : { account };
    const [gas, price] = await Promise.all([
      // What can't be tried now (a work that it builds on isn't minted, say) can't be estimated either.
      estimateContractGas(client, { ...made, ...from }).catch(() => null),
      getGasPrice(client),
    ]);
    return gas === null ? null : gas * price;
  };
  const known = fee.data;
  if (known === undefined || known.cost === null)
    return { words: "You pay the chain's fee.", amount: null, short: false };
  const short = known.balance < known.cost;
  const amount = formatAmount(known.cost, 18, 6);
  const words = `You pay the chain's fee: about ${amount} ETH now.`;
  return short
    ? {
        words: `${words} This account has ${formatAmount(known.balance, 18, 6)} ETH: it needs some first.`,
        amount,
        short,
      }
    : { words, amount, short };
}
