import type { RelayedContribution } from "@colophon/sdk/api/intakeSchemas.ts";
import { useQuery } from "@tanstack/react-query";
import { useState, useSyncExternalStore } from "react";
import { useConfig as useWagmiConfig } from "wagmi";
import { useConfig } from "../lib/ConfigContext.tsx";
import { describeError } from "../lib/describeError.ts";
import { signingClient } from "../transactions/signingClient.ts";
import { isRejection } from "../wallets/isRejection.ts";
import { sessions } from "./sessions.ts";

export interface RelaySession {
  readonly state: "none" | "opening" | "open";
  readonly fault: string | null;
  /** What the relay tells the author of one campaign, the newest first. */
  readonly items: readonly RelayedContribution[];
  readonly open: () => Promise<void>;
}

/** The author's session at the relay, for as long as the page lives, and what it tells. */
export function useRelaySession(account: string | null, campaign: number | undefined): RelaySession {
  const { relayUrl, deployment } = useConfig();
  const wagmi = useWagmiConfig();
  const all = useSyncExternalStore(sessions.subscribe, sessions.current);
  const token = account === null ? undefined : all.get(account);
  const [opening, setOpening] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const list = useQuery({
    queryKey: ["relay", relayUrl, "contributions", account, campaign],
    enabled: token !== undefined && campaign !== undefined,
    refetchInterval: 10_000,
    queryFn: async ({ signal }) => {
      const { readRelayedContributions } = await import("@colophon/sdk/relay/readRelayedContributions.ts");
      const query = { author: account ?? "", campaign: campaign ?? 0 };
      return (await readRelayedContributions(relayUrl, query, { token: token ?? "", signal })).items;
    },
  });
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
      setFault(declined ? "You declined to sign. Nothing has changed." : describeError(error));
    } finally {
      setOpening(false);
    }
  };
  return {
    state: token !== undefined ? "open" : opening ? "opening" : "none",
    fault: list.isError ? describeError(list.error) : fault,
    items: list.data ?? [],
    open,
  };
}
