import { useEffect, useState } from "react";
import { useConfig } from "../../lib/ConfigContext.tsx";
import type { FoundCertification } from "../../lib/certifications.ts";
import { describeError } from "../../lib/describeError.ts";
import { hashInWorker } from "../../lib/hashing/hashInWorker.ts";
import { useChainClient } from "../../lib/useChainClient.ts";
import type { Draft } from "./draft.ts";
import type { DraftHandle } from "./useDraft.ts";

export interface Hashing {
  /** 0 … 1 while hashing; null otherwise. */
  readonly progress: number | null;
  readonly error: string | null;
  /** Certifications of the same bytes, in all campaigns, earliest first; empty while unknown. */
  readonly known: readonly FoundCertification[];
}

/**
 * Hashes the draft's file when there is one and it wasn't hashed, then asks whether these bytes are certified already.
 *
 * @param asks False where nobody may learn the hash yet: whoever has it could commit to it first.
 */
export function useHashing(draft: Draft, change: DraftHandle["change"], asks: boolean): Hashing {
  const config = useConfig();
  const client = useChainClient();
  const [progress, setProgress] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [known, setKnown] = useState<readonly FoundCertification[]>([]);
  const { file, tree } = draft;

  useEffect(() => {
    // A refused file leaves the draft; its error stays until the next one is chosen.
    if (file === null || tree !== null) return;
    setError(null);
    const abort = new AbortController();
    setProgress(0);
    hashInWorker(
      { kind: "blob", blob: file },
      { signal: abort.signal, onProgress: (done, total) => setProgress(total === null ? null : done / total) },
    )
      .then((found) => change({ tree: found }))
      .catch((cause: unknown) => {
        if (abort.signal.aborted) return;
        setError(describeError(cause));
        change({ file: null });
      })
      .finally(() => setProgress(null));
    return () => abort.abort();
  }, [file, tree, change]);

  useEffect(() => {
    setKnown([]);
    if (tree === null || !asks) return;
    let gone = false;
    // Nobody answering is no obstacle here: the transaction is tried against the chain before anything is signed.
    const asking = import("../../lib/certifications.ts").then(({ findContent }) => findContent(tree, config, client));
    asking.then(
      (result) => !gone && setKnown(result.found),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [tree, asks, config, client]);

  return { progress, error, known };
}
