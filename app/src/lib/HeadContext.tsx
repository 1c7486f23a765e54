import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { useConfig } from "./ConfigContext.tsx";
import { followHead, type Head } from "./head.ts";

const HeadContext = createContext<Head | null>(null);

/** Follows the index for the page's life; questions that are in view and may have changed are asked anew, at most every 15 s. */
export function HeadProvider({ children }: { children: ReactNode }) {
  const { apiUrl } = useConfig();
  const [head, setHead] = useState<Head | null>(null);
  const queries = useQueryClient();
  useEffect(() => {
    const followed = followHead(apiUrl);
    setHead(followed);
    let last = Date.now();
    const stop = followed.subscribe(() => {
      if (Date.now() - last < 15_000) return;
      last = Date.now();
      void queries.invalidateQueries({ queryKey: ["index"] });
    });
    return () => {
      stop();
      followed.close();
    };
  }, [apiUrl, queries]);
  return <HeadContext value={head}>{children}</HeadContext>;
}

/** The index's head, to wait for; null for the first instant. */
export function useHead(): Head | null {
  return useContext(HeadContext);
}

/** The newest indexed block, for showing. */
export function useIndexedBlock(): number | null {
  const head = useHead();
  return useSyncExternalStore(
    (listener) => head?.subscribe(listener) ?? (() => undefined),
    () => head?.current() ?? null,
  );
}
