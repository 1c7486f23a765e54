import { useEffect, useState } from "react";
import { useConnection } from "wagmi";
import { becomeActor } from "./becomeActor.ts";
import type { Actor } from "./demo/actors.ts";

/** The people one can switch between while the demo wallet is connected; otherwise none. */
export function useDemoActors(): { actors: readonly Actor[]; become: (actor: Actor) => void } {
  const { connector } = useConnection();
  const actors = useActors(connector?.id === "colophon-demo");
  return { actors, become: (actor) => becomeActor(connector, actor) };
}

/** The local demo's people, once they are loaded; none where they aren't wanted, or in builds for other chains. */
export function useActors(wanted: boolean): readonly Actor[] {
  const [actors, setActors] = useState<readonly Actor[]>([]);
  useEffect(() => {
    let gone = false;
    setActors([]);
    if (import.meta.env.VITE_COLOPHON_LOCAL === "1" && wanted) {
      void import("./demo/actors.ts").then(({ ACTORS }) => !gone && setActors(ACTORS));
    }
    return () => {
      gone = true;
    };
  }, [wanted]);
  return actors;
}
