import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { describeError } from "../../lib/describeError.ts";
import { textFromFragment } from "../../lib/proofLink.ts";
import { useChainClient } from "../../lib/useChainClient.ts";
import { DropZone } from "../../ui/DropZone.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Page } from "../../ui/Page.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { checkProof } from "./checkProof.ts";
import { ProofResult } from "./ProofResult.tsx";

/** Checks a proof of authorship out of a link or a file, against its signature and the chain. */
export function ProvePage() {
  const config = useConfig();
  const client = useChainClient();
  const [text, setText] = useState(() => (location.hash.length > 1 ? (textFromFragment(location.hash) ?? "") : null));
  const check = useQuery({
    queryKey: ["proof", text],
    enabled: text !== null,
    retry: false,
    queryFn: () => checkProof(text ?? "", config, client),
  });
  return (
    <Page
      title="Check a proof"
      narrow
      lead="An author can sign, for one verifier and one date, that a work is theirs. Here anybody checks such a proof: against its signature, and against whom the chain names as author."
    >
      <div aria-live="polite">
        {check.isFetching && <Progress label="Asking the chain" value={null} />}
        {check.isError && !check.isFetching && (
          <ErrorNote title="This proof can't be checked" onRetry={() => void check.refetch()}>
            {describeError(check.error)}
          </ErrorNote>
        )}
        {check.data !== undefined && <ProofResult result={check.data} />}
      </div>
      <DropZone
        title={text === null ? "Drop a proof here" : "Check another"}
        compact={text !== null}
        hint="A file that ends in .colophon-proof.json. A link opens by itself."
        onFile={(file) => void file.slice(0, 65_536).text().then(setText)}
      />
    </Page>
  );
}
