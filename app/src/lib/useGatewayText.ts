import { useQuery } from "@tanstack/react-query";
import { useConfig } from "./ConfigContext.tsx";

/** The beginning of a text work, at most `bytes` of it; what isn't UTF-8 shows as replacement signs. */
export function useGatewayText(cid: string, bytes: number) {
  const { gatewayUrl } = useConfig();
  return useQuery({
    // Content never changes under its CID.
    queryKey: ["content", cid, bytes],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const response = await fetch(`${gatewayUrl}/ipfs/${cid}`, { headers: { range: `bytes=0-${bytes - 1}` }, signal });
      if (!response.ok) throw new Error(`The gateway answered with status ${response.status}.`);
      return new TextDecoder().decode((await response.arrayBuffer()).slice(0, bytes));
    },
  });
}
