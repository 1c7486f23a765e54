import type { ApiCampaign, Terms } from "@colophon/sdk/api/schemas.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useConnection } from "wagmi";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { useConnectDialog } from "../../wallets/ConnectContext.tsx";
import { CommitPart } from "./CommitPart.tsx";
import styles from "./Contribute.module.css";
import { CreditsEditor } from "./CreditsEditor.tsx";
import { commitmentOf } from "./commitmentOf.ts";
import { Details } from "./Details.tsx";
import type { Draft } from "./draft.ts";
import { FilePart } from "./FilePart.tsx";
import { OrderPart } from "./OrderPart.tsx";
import { ParentsPicker } from "./ParentsPicker.tsx";
import { readDraft } from "./readDraft.ts";
import { SubmitPart } from "./SubmitPart.tsx";
import type { Stage } from "./stageOf.ts";
import { TermsPart } from "./TermsPart.tsx";
import type { DraftHandle } from "./useDraft.ts";
import { useHashing } from "./useHashing.ts";
import { useParentFromLink } from "./useParentFromLink.ts";
import { useSubmit } from "./useSubmit.ts";

/** After the faults are drawn: brings the first one into view, and the keyboard to it. */
function showFirstFault(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>("form [aria-invalid=true]")?.focus());
}

interface ContributeFormProps {
  campaign: ApiCampaign;
  terms: Terms;
  draft: Draft;
  handle: DraftHandle;
  stage: Stage;
}

export function ContributeForm({ campaign, terms, draft, handle, stage }: ContributeFormProps) {
  const { address } = useConnection();
  const connect = useConnectDialog();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const author = address?.toLowerCase() ?? null;
  const { chainId, contributions } = useConfig().deployment;
  const commitment = commitmentOf(draft, { chainId, contributions, campaign: campaign.id, author: author ?? "" });
  const commits = stage !== "works" || draft.order === "commit";
  const committed = commitment !== null && commitment.committedAt !== null;
  const hashing = useHashing(draft, handle.change, !commits || stage === "reveals");
  const { state, submit } = useSubmit();
  const [accepted, setAccepted] = useState(false);
  const [tried, setTried] = useState(false);
  const unknownParent = useParentFromLink(draft, handle.change);

  const read = readDraft(draft, campaign, author ?? "");
  const faults = tried && !read.ok ? read.faults : null;
  const here = hashing.known.find((item) => item.campaign === campaign.id);

  const send = async () => {
    setTried(true);
    if (author === null) return connect();
    if (!read.ok || !accepted || draft.tree === null || here !== undefined) return showFirstFault();
    const salt = commits ? commitment?.file.salt : undefined;
    const id = await submit({ draft, manifest: read.manifest, aiUse: read.aiUse, campaign, salt });
    if (id === null) return;
    handle.forget();
    await queries.invalidateQueries({ queryKey: ["index"] });
    void navigate({ to: "/works/$id", params: { id } });
  };

  return (
    <div className={styles.layout}>
      {stage === "works" && <OrderPart order={draft.order} onChange={(order) => handle.change({ order })} />}
      <FilePart draft={draft} change={handle.change} hashing={hashing} campaign={campaign.id} />
      {draft.file !== null && (
        <form
          className={styles.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <Details draft={draft} change={handle.change} faults={faults} policy={campaign.settings.aiPolicy} />
          <CreditsEditor draft={draft} change={handle.change} faults={faults} author={author} />
          <ParentsPicker
            draft={draft}
            change={handle.change}
            fault={faults?.parents ?? unknownParent ?? undefined}
            campaign={campaign.id}
          />
          {commits && (
            <CommitPart
              draft={draft}
              change={handle.change}
              campaign={campaign}
              author={author}
              commitment={commitment}
              stage={stage}
            />
          )}
          {(!commits || (committed && stage !== "commitments")) && (
            <>
              <TermsPart
                terms={terms}
                campaign={campaign}
                accepted={accepted}
                missing={tried && !accepted}
                onAccept={setAccepted}
              />
              <SubmitPart
                state={state}
                connected={author !== null}
                blocked={here !== undefined || draft.tree === null}
                faulty={tried && (!read.ok || !accepted)}
                onRetry={() => void send()}
              />
            </>
          )}
        </form>
      )}
    </div>
  );
}
