import { readCommitment } from "@colophon/sdk/actions/readCommitment.ts";
import type { ApiCampaign, ApiWork } from "@colophon/sdk/api/schemas.ts";
import { useState } from "react";
import { useConnection } from "wagmi";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { describeError } from "../../lib/describeError.ts";
import { formatTime } from "../../lib/format.ts";
import { BadSaltFile, commitmentIn, readSaltFile, type SaltFile, saltFileFault } from "../../lib/saltFile.ts";
import { useChainClient } from "../../lib/useChainClient.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { DropZone } from "../../ui/DropZone.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { SupersedeForm } from "./SupersedeForm.tsx";
import styles from "./WorkPage.module.css";

interface SupersedeDialogProps {
  work: ApiWork;
  campaign: ApiCampaign;
  onClose: () => void;
}

interface Shown {
  readonly file: SaltFile;
  readonly committedAt: number;
}

/** "I was earlier": reads a salt file, and has the token taken over with it. */
export default function SupersedeDialog({ work, campaign, onClose }: SupersedeDialogProps) {
  const { deployment } = useConfig();
  const client = useChainClient();
  const me = useConnection().address?.toLowerCase() ?? "";
  const [shown, setShown] = useState<Shown | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  const take = async (blob: File) => {
    setFault(null);
    try {
      const file = await readSaltFile(blob);
      const { chainId, contributions } = deployment;
      const wrong = saltFileFault(file, {
        chainId,
        contributions,
        campaign: work.campaign,
        digest: work.digest,
        author: me,
      });
      if (wrong !== null) return setFault(wrong);
      const committedAt = await readCommitment(client, {
        deployment,
        campaign: file.campaign,
        commitment: commitmentIn(file),
      });
      if (committedAt === null) return setFault("This commitment was never put on chain, so it shows nothing.");
      if (committedAt >= work.certifiedAt) {
        return setFault(
          `You committed on ${formatTime(committedAt)}. That isn't earlier than this certificate, of ${formatTime(work.certifiedAt)}: the first on chain stays.`,
        );
      }
      setShown({ file, committedAt });
    } catch (error) {
      setFault(error instanceof BadSaltFile ? error.message : describeError(error));
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title="I was earlier"
      description="If you committed to exactly this file before it was certified, it is yours: the salt file that you saved then shows it. It is read here, and sent nowhere until you sign."
    >
      <div className={styles.form}>
        {fault !== null && <ErrorNote title="This doesn't show it">{fault}</ErrorNote>}
        {shown === null ? (
          <DropZone title="Drop your salt file here" hint="….salt.json" onFile={(file) => void take(file)} />
        ) : (
          <SupersedeForm work={work} campaign={campaign} {...shown} onDone={onClose} />
        )}
      </div>
    </Dialog>
  );
}
