import { readDispute } from "@colophon/sdk/actions/readDispute.ts";
import type { ApiPool } from "@colophon/sdk/api/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { useConfig } from "../lib/ConfigContext.tsx";
import { useChainClient } from "../lib/useChainClient.ts";
import { knownToken } from "./knownToken.ts";

/** A running dispute, asked of the chain, for no event tells all of it. */
export function useDispute({ campaign, token, state }: ApiPool) {
  const { deployment } = useConfig();
  const client = useChainClient();
  const { address } = knownToken(token);
  return useQuery({
    // Under "index", so that it is asked anew after every transaction and with new blocks.
    queryKey: ["index", "dispute", deployment.rewardPools, campaign, address],
    enabled: state === "disputed",
    queryFn: () => readDispute(client, { deployment, campaign, token: address }),
  });
}
