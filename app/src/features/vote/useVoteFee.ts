import { voteRequest } from "@colophon/sdk/actions/requests/voteRequest.ts";
import { useQuery } from "@tanstack/react-query";
import type { Hex } from "viem";
import { estimateContractGas, getGasPrice } from "viem/actions";
import { useConnection } from "wagmi";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { formatAmount } from "../../lib/format.ts";
import { useChainClient } from "../../lib/useChainClient.ts";

/** What it costs to send these votes to the chain oneself, in a sentence. */
export function useVoteFee(
  campaign: number,
  votes: readonly { readonly id: string; readonly votes: number }[],
  proof: readonly Hex[] | undefined,
): string {
  const { deployment } = useConfig();
  const client = useChainClient();
  const account = useConnection().address;
  const fee = useQuery({
    queryKey: ["fee", deployment.curation, campaign, account, votes.map(({ id, votes: number }) => `${id}${number}`)],
    enabled: account !== undefined && votes.length > 0,
    queryFn: async () => {
      const call = voteRequest(deployment, { campaign, votes: [...votes], proof });
      const [gas, price] = await Promise.all([
        estimateContractGas(client, { ...call, ...(account === undefined ? {} : { account }) }),
        getGasPrice(client),
      ]);
      return gas * price;
    },
  });
  return fee.data === undefined
    ? "You pay the chain's fee."
    : `You pay the chain's fee: about ${formatAmount(fee.data, 18, 6)} ETH now.`;
}
