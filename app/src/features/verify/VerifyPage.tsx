import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { findContent } from "../../lib/certifications.ts";
import { chainNow } from "../../lib/clock.ts";
import { formatBytes } from "../../lib/format.ts";
import { hashInWorker } from "../../lib/hashing/hashInWorker.ts";
import { useChainClient } from "../../lib/useChainClient.ts";
import { DropZone } from "../../ui/DropZone.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Page } from "../../ui/Page.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { checkReceipt } from "./checkReceipt.ts";
import { explainVerifyError } from "./explainVerifyError.ts";
import { ReceiptResult } from "./ReceiptResult.tsx";
import { receiptTextOf } from "./receiptTextOf.ts";
import { VerifyResult } from "./VerifyResult.tsx";

/** Any file, no wallet: is it certified, by whom, since when; and of a relay's receipt, whose word it is and whether that was kept. */
export function VerifyPage() {
  const config = useConfig();
  const client = useChainClient();
  const [progress, setProgress] = useState<number | null>(null);
  const verify = useMutation({
    mutationFn: async (file: File) => {
      const receipt = await receiptTextOf(file);
      if (receipt !== null) {
        return { kind: "receipt", ...(await checkReceipt(receipt, config, client, chainNow())) } as const;
      }
      setProgress(0);
      const tree = await hashInWorker(
        { kind: "blob", blob: file },
        { onProgress: (done, total) => setProgress(total === null ? null : done / total) },
      );
      setProgress(null);
      return { kind: "content", result: await findContent(tree, config, client) } as const;
    },
  });
  return (
    <Page
      title="Verify a file"
      narrow
      lead="Drop any file. It is hashed in this window and never leaves it; then the chain is asked whether exactly these bytes were certified, by whom, and when."
    >
      <div aria-live="polite">
        {verify.isPending && (
          <Progress
            label={progress === null ? "Asking the chain" : `Hashing ${verify.variables.name}`}
            value={progress}
            detail={progress === null ? undefined : formatBytes(verify.variables.size)}
          />
        )}
        {verify.isError && (
          <ErrorNote title="This file couldn't be verified" onRetry={() => verify.mutate(verify.variables)}>
            {explainVerifyError(verify.error)}
          </ErrorNote>
        )}
        {verify.isSuccess && verify.data.kind === "content" && (
          <VerifyResult name={verify.variables.name} result={verify.data.result} />
        )}
        {verify.isSuccess && verify.data.kind === "receipt" && (
          <ReceiptResult file={verify.data.file} report={verify.data.report} />
        )}
      </div>
      <DropZone
        title={verify.isIdle ? "Drop a file here" : "Drop another file"}
        compact={!verify.isIdle}
        hint="or choose one. A copy that an app has saved anew, or with one byte changed, is another file. A relay's receipt is checked as one."
        onFile={(file) => verify.mutate(file)}
      />
    </Page>
  );
}
