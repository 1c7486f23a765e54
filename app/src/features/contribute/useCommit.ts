import { readCommitment } from "@colophon/sdk/actions/readCommitment.ts";
import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { randomSalt } from "@colophon/sdk/evidence/randomSalt.ts";
import { useState } from "react";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { describeError } from "../../lib/describeError.ts";
import { formatTime } from "../../lib/format.ts";
import {
  BadSaltFile,
  commitmentIn,
  makeSaltFile,
  readSaltFile,
  saltFileFault,
  saltFileName,
  writeSaltFile,
} from "../../lib/saltFile.ts";
import { saveText } from "../../lib/saveText.ts";
import { useChainClient } from "../../lib/useChainClient.ts";
import { commitPlan } from "../../transactions/commit.ts";
import { useTransaction } from "../../transactions/TransactionContext.tsx";
import type { DraftCommitment } from "./commitmentOf.ts";
import type { Draft } from "./draft.ts";
import type { DraftHandle } from "./useDraft.ts";

interface Committing {
  readonly draft: Draft;
  readonly change: DraftHandle["change"];
  readonly campaign: ApiCampaign;
  /** Lower case; null: nobody is connected. */
  readonly author: string | null;
}

/** Makes, saves, reads and puts on chain the commitment to a draft's work. */
export function useCommit({ draft, change, campaign, author }: Committing) {
  const { deployment } = useConfig();
  const client = useChainClient();
  const run = useTransaction();
  const [fault, setFault] = useState<string | null>(null);
  const { chainId, contributions } = deployment;
  const { tree } = draft;

  const since = (commitment: string) => readCommitment(client, { deployment, campaign: campaign.id, commitment });

  /** Hands a new salt to the person; again, the same one. */
  const save = (made: DraftCommitment | null) => {
    if (tree === null || author === null) return;
    const file =
      made?.file ??
      makeSaltFile({
        chainId,
        contributions,
        campaign: campaign.id,
        author,
        digest: tree.digest,
        salt: randomSalt(),
      });
    saveText(writeSaltFile(file), saltFileName(file));
    if (made === null) change({ commitment: { file, committedAt: null } });
  };

  /** Takes a salt file that was saved before, here or elsewhere. */
  const read = async (blob: Blob) => {
    if (tree === null || author === null) return;
    setFault(null);
    try {
      const file = await readSaltFile(blob);
      const wrong = saltFileFault(file, { chainId, contributions, campaign: campaign.id, digest: tree.digest, author });
      if (wrong !== null) return setFault(wrong);
      const committedAt = await since(commitmentIn(file));
      change({ commitment: { file, committedAt } });
      if (committedAt === null) setFault("This commitment isn't on chain, so it shows nothing yet.");
    } catch (error) {
      setFault(error instanceof BadSaltFile ? error.message : describeError(error));
    }
  };

  /** Has the commitment signed, and remembers its time. */
  const commit = async ({ file }: DraftCommitment) => {
    setFault(null);
    const { sealedUntilClose, closes } = campaign.settings;
    const commitment = commitmentIn(file);
    try {
      const next = sealedUntilClose
        ? `You show the work after the campaign has closed: from ${formatTime(closes)} until ${formatTime(campaign.reviewStarts)}.`
        : `You show the work when you like, before the campaign closes on ${formatTime(closes)}.`;
      // A commitment that is there already keeps its time; there is nothing to sign then.
      const already = await since(commitment);
      if (already === null) {
        const campaignTitle = campaign.terms?.title ?? `Campaign ${campaign.id}`;
        await run(commitPlan(deployment, { campaign: campaign.id, campaignTitle, commitment, next }));
      }
      change({ commitment: { file, committedAt: already ?? (await since(commitment)) } });
    } catch (error) {
      setFault(describeError(error));
    }
  };

  return { fault, save, read, commit };
}
