import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useConfig } from "../lib/ConfigContext.tsx";
import { relayedContributionQuery, workQuery } from "../lib/queries.ts";
import { useNow } from "../lib/useNow.ts";
import type { PendingWork } from "./PendingWork.ts";
import { type PendingState, pendingState } from "./pendingState.ts";
import { pendingStore } from "./pendingStore.ts";

/** How far a contribution has come, asked of the relay as long as that changes, and of the index once it is on chain. */
export function usePendingState(work: PendingWork): { readonly state: PendingState; readonly shown: boolean } {
  const { relayUrl, apiUrl } = useConfig();
  const now = useNow();
  const asked = useQuery(relayedContributionQuery(relayUrl, work.signed));
  const state = pendingState(asked.data ?? null, work.receipt.anchorBy, now);
  const index = useQuery({
    ...workQuery(apiUrl, work.id),
    enabled: state.kind === "on-chain",
    // It comes with the next blocks.
    retry: false,
    refetchInterval: ({ state: { data } }) => (data === undefined ? 2_000 : false),
  });
  const published = asked.data?.published === true;
  useEffect(() => {
    // Everybody has the file now; the browser's room is the person's.
    if (published && work.file !== null) void pendingStore.keep({ ...work, file: null });
  }, [published, work]);
  return { state, shown: index.data !== undefined };
}
