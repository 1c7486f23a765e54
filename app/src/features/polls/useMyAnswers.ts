import type { RelayedMessage } from "@colophon/sdk/api/ballotSchemas.ts";
import { useQuery } from "@tanstack/react-query";
import { useConnection } from "wagmi";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { answersQuery, pollsQuery, relayedQuery } from "../../lib/queries.ts";
import { useRefreshOn } from "../../lib/useRefreshOn.ts";

export interface MyAnswers {
  /** The option that counts now; null: none does. */
  readonly counted: number | null;
  /** The newest that the relay took and the index hasn't read yet. */
  readonly waiting: RelayedMessage | null;
}

/** What the connected account has answered to a poll. */
export function useMyAnswers(campaign: number, poll: string): MyAnswers {
  const { apiUrl, relayUrl } = useConfig();
  const me = useConnection().address;
  const relayed = useQuery({ ...relayedQuery(relayUrl, campaign, me ?? ""), enabled: me !== undefined });
  const sent = relayed.data?.items.filter(({ receipt, subject }) => receipt.kind === "polls" && subject === poll) ?? [];
  const answers = useQuery({
    ...answersQuery(apiUrl, campaign, me ?? ""),
    enabled: me !== undefined,
    refetchInterval: ({ state }) => {
      const known = new Set(state.data?.items.map(({ signed }) => signed));
      return sent.some(({ receipt }) => !known.has(receipt.signed)) ? 4_000 : false;
    },
  });
  // My answer is one of all.
  useRefreshOn(answers.data?.items.length, pollsQuery(apiUrl, campaign).queryKey);
  const given = answers.data?.items.filter((item) => item.poll === poll) ?? [];
  const known = new Set(given.map(({ signed }) => signed));
  return {
    counted: given.find(({ outcome }) => outcome === "counted")?.option ?? null,
    waiting: sent.find(({ receipt }) => !known.has(receipt.signed)) ?? null,
  };
}
