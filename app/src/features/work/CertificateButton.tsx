import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { useMutation } from "@tanstack/react-query";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { describeError } from "../../lib/describeError.ts";
import { useChainClient } from "../../lib/useChainClient.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { saveCertificate } from "./saveCertificate.ts";
import styles from "./WorkPage.module.css";

/** Hands out the work's certificate: a file that anybody can check against the chain, without us. */
export function CertificateButton({ work }: { work: ApiWork }) {
  const config = useConfig();
  const client = useChainClient();
  const save = useMutation({ mutationFn: () => saveCertificate(work, config, client) });
  return (
    <div className={styles.mint}>
      <div>
        <Button busy={save.isPending} onClick={() => save.mutate()}>
          Save the certificate
        </Button>
      </div>
      {save.isError && <ErrorNote title="The certificate couldn't be made">{describeError(save.error)}</ErrorNote>}
    </div>
  );
}
