import { withPending } from "@colophon/sdk/relay/withPending.ts";
import { useQuery } from "@tanstack/react-query";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { ballotQuery, relayedQuery, votesQuery } from "../../lib/queries.ts";
import { useRefreshOn } from "../../lib/useRefreshOn.ts";

/** One voter's votes, with what the relay has taken and the index hasn't seen. Undefined until the index has answered. */
export function useBallot(campaign: number, me: string | undefined) {
  const { apiUrl, relayUrl } = useConfig();
  const enabled = me !== undefined;
  const relayed = useQuery({ ...relayedQuery(relayUrl, campaign, me ?? ""), enabled });
  const pending = relayed.data?.items ?? [];
  const query = useQuery({
    ...ballotQuery(apiUrl, campaign, me ?? ""),
    enabled,
    refetchInterval: ({ state }) => {
      const known = new Set(state.data?.entries.map(({ signed }) => signed));
      const waits = pending.some(({ receipt }) => receipt.kind === "votes" && !known.has(receipt.signed));
      return waits ? 4_000 : false;
    },
  });
  // What counts of mine is in what counts of all.
  useRefreshOn(query.data?.entries.length, votesQuery(apiUrl, campaign).queryKey);
  return { query, pending, ballot: query.data === undefined ? undefined : withPending(query.data, pending) };
}

export type Ballot = NonNullable<ReturnType<typeof useBallot>["ballot"]>;
