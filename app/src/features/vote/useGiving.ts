import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Hex } from "viem";
import { useConfig as useWagmiConfig } from "wagmi";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { describeError } from "../../lib/describeError.ts";
import { giveVote } from "../../transactions/giveVote.ts";
import { signingClient } from "../../transactions/signingClient.ts";
import { isRejection } from "../../wallets/isRejection.ts";

export type Stage = "waiting" | "asking" | "taken";

export interface Line {
  readonly id: string;
  readonly title: string;
  readonly votes: number;
}

interface Giving {
  readonly campaign: number;
  readonly relay: string;
  readonly proof: readonly Hex[] | undefined;
  /** The relay has a vote, with a receipt for it. */
  readonly onGiven: (id: string) => void;
}

/** Signs a ballot's votes one by one, each given to the relay as soon as it is signed; stops at the first that isn't, and can go on from there. */
export function useGiving({ campaign, relay, proof, onGiven }: Giving) {
  const config = useConfig();
  const wagmi = useWagmiConfig();
  const queries = useQueryClient();
  const [stages, setStages] = useState<Readonly<Record<string, Stage>>>({});
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const give = async (lines: readonly Line[]) => {
    setBusy(true);
    setFault(null);
    let asked = "";
    const mark = (id: string, stage: Stage) => setStages((now) => ({ ...now, [id]: stage }));
    try {
      for (const { id, votes } of lines) {
        if (stages[id] === "taken") continue;
        asked = id;
        mark(id, "asking");
        const client = await signingClient(wagmi, config.deployment.chainId);
        await giveVote(client, config, { campaign, id, votes, proof, relay });
        mark(id, "taken");
        onGiven(id);
      }
    } catch (error) {
      mark(asked, "waiting");
      setFault(
        isRejection(error)
          ? "You declined to sign. What was signed before is with the relay; the rest is still on your ballot."
          : describeError(error),
      );
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: ["index"] });
    }
  };
  return { stages, busy, fault, give };
}
