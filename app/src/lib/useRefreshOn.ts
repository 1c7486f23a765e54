import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

/** Asks a question anew when something else has changed that its answer follows from. `change` undefined: not known yet. */
export function useRefreshOn(change: string | number | undefined, queryKey: readonly unknown[]): void {
  const queries = useQueryClient();
  const last = useRef(change);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is the same question at every render.
  useEffect(() => {
    const before = last.current;
    last.current = change;
    if (before !== undefined && change !== undefined && before !== change) void queries.invalidateQueries({ queryKey });
  }, [change]);
}
