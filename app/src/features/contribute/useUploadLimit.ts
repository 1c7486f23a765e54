import { useQuery } from "@tanstack/react-query";
import { useConfig } from "../../lib/ConfigContext.tsx";

/** The largest file that the relay takes, in bytes; null while unknown (then the relay itself says no). */
export function useUploadLimit(): number | null {
  const { relayUrl } = useConfig();
  const limits = useQuery({
    queryKey: ["relay", relayUrl, "limits"],
    staleTime: 600_000,
    queryFn: async ({ signal }) => {
      const response = await fetch(`${relayUrl}/v1/limits`, { signal });
      const body = (await response.json()) as { maxUploadBytes?: unknown };
      return typeof body.maxUploadBytes === "number" ? body.maxUploadBytes : null;
    },
  });
  return limits.data ?? null;
}
