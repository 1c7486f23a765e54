import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { rawBlockOfBytes } from "@colophon/sdk/content/rawBlockOf.ts";
import { useQuery } from "@tanstack/react-query";
import { useConfig } from "./ConfigContext.tsx";

const MOST_BYTES = 65_536;

/**
 * The text of a curator's note, once it is there and hashes to what the chain says; null where it is none.
 *
 * @param digest The verdict's; null: there is no note, and nothing is asked.
 */
export function useNote(digest: string | null) {
  const { gatewayUrl } = useConfig();
  return useQuery({
    // Content never changes under its digest.
    queryKey: ["content", "note", digest],
    staleTime: Number.POSITIVE_INFINITY,
    enabled: digest !== null,
    queryFn: async ({ signal }): Promise<string | null> => {
      const response = await fetch(`${gatewayUrl}/ipfs/${cidFromDigest(digest ?? "", 0)}`, { signal });
      if (!response.ok) throw new Error(`The gateway answered with status ${response.status}.`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (bytes.length > MOST_BYTES || rawBlockOfBytes(bytes).digest !== digest) return null;
      return textOf(new TextDecoder().decode(bytes));
    },
  });
}

function textOf(json: string): string | null {
  try {
    const note: unknown = JSON.parse(json);
    return typeof note === "object" && note !== null && "text" in note && typeof note.text === "string"
      ? note.text.slice(0, 5_000)
      : null;
  } catch {
    return null;
  }
}
