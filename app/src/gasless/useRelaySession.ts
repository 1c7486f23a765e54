import type { RelayedContribution } from "@colophon/sdk/api/intakeSchemas.ts";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useConfig as useWagmiConfig } from "wagmi";
import { useConfig } from "../lib/ConfigContext.tsx";
import { describeError } from "../lib/describeError.ts";
import { signingClient } from "../transactions/signingClient.ts";
import { isRejection } from "../wallets/isRejection.ts";
import { isSessionOver } from "./isSessionOver.ts";
import { type SessionState, sessionState } from "./sessionState.ts";
import { sessions } from "./sessions.ts";

export interface RelaySession {
  readonly state: SessionState;
  /** Why there is no session, or no list; null: nothing went wrong. */
  readonly fault: string | null;
  /** What the relay tells the author of one campaign, the newest first. */
  readonly items: readonly RelayedContribution[];
  readonly open: () => Promise<void>;
  /** Asks for the list once more. */
  readonly retry: () => void;
}

const OVER = "The relay doesn't know your sign-in any more: it is good for a limited time. Sign in again to go on.";

/** The author's session at the relay, for as long as the page lives and the relay knows it, and what it tells. */
export function useRelaySession(account: string | null, campaign: number | undefined): RelaySession {
  const { relayUrl, deployment } = useConfig();
  const wagmi = useWagmiConfig();
  const all = useSyncExternalStore(sessions.subscribe, sessions.current);
  const token = account === null ? undefined : all.get(account);
  const [opening, setOpening] = useState(false);
  // Of one account: whoever comes after it is told nothing of it.
  const [fault, setFault] = useState<{ account: string | null; words: string } | null>(null);
  const list = useQuery({
    // With the token: what a session that is over was told, or refused, isn't said of the next one.
    queryKey: ["relay", relayUrl, "contributions", account, campaign, token],
    enabled: token !== undefined && campaign !== undefined,
    queryFn: async ({ signal }) => {
      const { readRelayedContributions } = await import("@colophon/sdk/relay/readRelayedContributions.ts");
      const query = { author: account ?? "", campaign: campaign ?? 0 };
      return (await readRelayedContributions(relayUrl, query, { token: token ?? "", signal })).items;
    },
    // After a failure the person asks again: what comes and goes by itself would be read out each time.
    refetchInterval: ({ state }) => (state.status === "error" ? false : 10_000),
    // The SDK tries again by itself where that can help.
    retry: false,
  });
  const over = isSessionOver(list.error);
  useEffect(() => {
    if (!over || account === null || token === undefined) return;
    setFault({ account, words: OVER });
    sessions.forget(account, token);
  }, [over, account, token]);

  const open = async () => {
    setFault(null);
    setOpening(true);
    try {
      const { openSession } = await import("@colophon/sdk/relay/openSession.ts");
      const client = await signingClient(wagmi, deployment.chainId);
      const { chainId } = deployment;
      const session = await openSession(client, relayUrl, { chainId, origin: window.location.origin });
      sessions.keep(session.account, session.token);
    } catch (error) {
      const declined =
        isRejection(error) || (error instanceof Error && "code" in error && error.code === "signature-rejected");
      setFault({ account, words: declined ? "You declined to sign. Nothing has changed." : describeError(error) });
    } finally {
      setOpening(false);
    }
  };
  return {
    state: sessionState({ signedIn: token !== undefined && !over, opening, list }),
    fault: list.isError && !over ? whyUnread(list.error) : fault?.account === account ? (fault?.words ?? null) : null,
    items: token === undefined ? [] : (list.data ?? []),
    open,
    retry: () => void list.refetch(),
  };
}

/** The SDK's way out of silence is the direct way, which a list doesn't have. */
const whyUnread = (error: Error): string =>
  "code" in error && error.code === "relay-unreachable" ? "The relay doesn't answer now." : describeError(error);
