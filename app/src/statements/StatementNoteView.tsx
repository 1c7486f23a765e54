import { rawBlockOfBytes } from "@colophon/sdk/content/rawBlockOf.ts";
import { LARGEST_NOTE, readStatementNote, type StatementNote } from "@colophon/sdk/evidence/statementNote.ts";
import { useQuery } from "@tanstack/react-query";
import { useConfig } from "../lib/ConfigContext.tsx";
import styles from "./Statements.module.css";

interface StatementNoteViewProps {
  note: { readonly digest: string; readonly cid: string } | null;
  about: Pick<StatementNote, "campaign" | "token" | "root">;
}

/** What somebody said of a statement, once its bytes are what the transaction names; nothing where nothing was said. */
export function StatementNoteView({ note, about }: StatementNoteViewProps) {
  const { gatewayUrl, deployment } = useConfig();
  const place = { chainId: deployment.chainId, pool: deployment.rewardPools.toLowerCase(), ...about };
  const found = useQuery({
    // Content never changes under its digest.
    queryKey: ["content", "statement-note", note?.digest, place],
    staleTime: Number.POSITIVE_INFINITY,
    enabled: note !== null,
    retry: 1,
    queryFn: async ({ signal }): Promise<StatementNote | null> => {
      const response = await fetch(`${gatewayUrl}/ipfs/${note?.cid ?? ""}`, { signal });
      if (!response.ok) throw new Error(`The gateway answered with status ${response.status}.`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (bytes.length > LARGEST_NOTE || rawBlockOfBytes(bytes).digest !== note?.digest) return null;
      return readStatementNote(bytes, place);
    },
  });
  if (note === null || found.isPending) return null;
  if (found.isError) return <p className={styles.prose}>What was said beside it can't be had from IPFS now.</p>;
  if (found.data === null)
    return <p className={styles.prose}>What it names as its words isn't about this statement.</p>;
  const { text, audit } = found.data;
  return (
    <blockquote className={styles.note}>
      {text !== "" && <p>{text}</p>}
      {audit !== null && (
        <details>
          <summary>The report of the check</summary>
          <pre className={styles.report}>{JSON.stringify(audit, null, 2)}</pre>
        </details>
      )}
    </blockquote>
  );
}
