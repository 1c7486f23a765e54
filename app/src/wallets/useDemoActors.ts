import { useEffect, useState } from "react";
import { useConnection } from "wagmi";
import type { Actor } from "./demo/actors.ts";

/** The people one can switch between while the demo wallet is connected; otherwise none. */
export function useDemoActors(): { actors: readonly Actor[]; become: (actor: Actor) => void } {
  const { connector } = useConnection();
  const [actors, setActors] = useState<readonly Actor[]>([]);
  const isDemo = connector?.id === "colophon-demo";
  useEffect(() => {
    let gone = false;
    setActors([]);
    if (import.meta.env.VITE_COLOPHON_LOCAL === "1" && isDemo) {
      void import("./demo/actors.ts").then(({ ACTORS }) => !gone && setActors(ACTORS));
    }
    return () => {
      gone = true;
    };
  }, [isDemo]);
  const become = (actor: Actor) => {
    const switcher = connector as { become?: (address: Actor["address"]) => Promise<void> } | undefined;
    void switcher?.become?.(actor.address);
  };
  return { actors, become };
}
