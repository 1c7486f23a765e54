import type { ApiCampaign, Terms } from "@colophon/sdk/api/schemas.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useConnection } from "wagmi";
import type { PendingWork } from "../../gasless/PendingWork.ts";
import { useIntake } from "../../gasless/useIntake.ts";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { useConnectDialog } from "../../wallets/ConnectContext.tsx";
import styles from "./Contribute.module.css";
import { CreditsEditor } from "./CreditsEditor.tsx";
import { commitmentOf } from "./commitmentOf.ts";
import { Details } from "./Details.tsx";
import type { Draft } from "./draft.ts";
import { FilePart } from "./FilePart.tsx";
import { isBusy } from "./isBusy.ts";
import { OrderPart } from "./OrderPart.tsx";
import { ParentsPicker } from "./ParentsPicker.tsx";
import { readDraft } from "./readDraft.ts";
import { SubmitPart } from "./SubmitPart.tsx";
import { sizeFault } from "./sizeFault.ts";
import type { Stage } from "./stageOf.ts";
import { TermsPart } from "./TermsPart.tsx";
import { useCaptcha } from "./useCaptcha.ts";
import type { DraftHandle } from "./useDraft.ts";
import { useGive } from "./useGive.ts";
import { useHashing } from "./useHashing.ts";
import { useParentFromLink } from "./useParentFromLink.ts";
import { useSubmit } from "./useSubmit.ts";
import { useUploadLimit } from "./useUploadLimit.ts";
import { whyDirect } from "./whyDirect.ts";

// What only some need is fetched when they do.
const CommitPart = lazy(() => import("./CommitPart.tsx"));
const GivenPart = lazy(() => import("./GivenPart.tsx"));

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
  const intake = useIntake(campaign);
  const takes = intake.kind === "takes" && stage === "works" ? intake.info : null;
  const gasless = takes !== null && draft.order === "now";
  const asking = intake.kind === "asking" && stage === "works" && draft.order === "now";
  const gaslessLimit = takes?.maxUploadBytes ?? null;
  const directLimit = useUploadLimit();
  const { state: submitting, submit, stop: stopDirect } = useSubmit();
  const { state: giving, give, stop: stopGiving } = useGive();
  const captcha = useCaptcha(gasless ? takes : null, draft.tree?.cid);
  const [byRelay, setByRelay] = useState(false);
  const [given, setGiven] = useState<PendingWork | null>(null);
  const [accepted, setAccepted] = useState(false);
  const [tried, setTried] = useState(false);
  const state = byRelay ? giving : submitting;
  // What is signed is the draft as it was at the click.
  const busy = isBusy(state);
  const unknownParent = useParentFromLink(draft, handle.change);

  const read = readDraft(draft, campaign, author ?? "");
  const faults = tried && !read.ok ? read.faults : null;
  const way = gasless ? "gasless" : asking ? null : "direct";
  const away = intake.kind === "away" && stage === "works";
  const tooLarge = (file: File) => sizeFault(file, { way, gaslessLimit, directLimit, away });
  const large = draft.file !== null && tooLarge(draft.file) !== null;
  const submits = !commits || (committed && stage !== "commitments");
  const here = hashing.known.find((item) => item.campaign === campaign.id);

  const salt = commits ? commitment?.file.salt : undefined;
  const submission =
    read.ok && author !== null ? { draft, manifest: read.manifest, aiUse: read.aiUse, campaign, salt } : null;

  const send = async (relayed: boolean, later = false) => {
    setTried(true);
    if (author === null) return connect();
    if (submission === null || !accepted || draft.tree === null || here !== undefined) return showFirstFault();
    if (relayed && captcha.asked && captcha.token === null) return;
    setByRelay(relayed);
    if (relayed) {
      const taken = await give(submission, author, captcha);
      if (taken === null) return;
      handle.forget();
      setGiven(taken);
      return;
    }
    const id = await submit(submission, { later });
    if (id === null) return;
    handle.forget();
    await queries.invalidateQueries({ queryKey: ["index"] });
    void navigate({ to: "/works/$id", params: { id } });
  };
  const another = () => {
    setGiven(null);
    setTried(false);
    setAccepted(false);
    handle.empty();
  };

  if (given !== null) {
    return (
      <div className={styles.layout}>
        <Suspense>
          <GivenPart work={given} onAnother={another} />
        </Suspense>
      </div>
    );
  }
  return (
    <div className={styles.layout}>
      {stage === "works" && (
        <fieldset className={styles.whole} disabled={busy}>
          <OrderPart
            order={draft.order}
            gasless={takes !== null}
            asking={intake.kind === "asking"}
            whyNot={takes === null ? whyDirect(intake, "now") : null}
            onChange={(order) => handle.change({ order })}
          />
        </fieldset>
      )}
      <FilePart
        draft={draft}
        change={handle.change}
        hashing={hashing}
        campaign={campaign.id}
        tooLarge={tooLarge}
        busy={busy}
      />
      {draft.file !== null && (
        <form
          className={styles.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void send(gasless);
          }}
        >
          <fieldset className={styles.fields} disabled={busy}>
            <Details draft={draft} change={handle.change} faults={faults} policy={campaign.settings.aiPolicy} />
            <CreditsEditor draft={draft} change={handle.change} faults={faults} author={author} />
            <ParentsPicker
              draft={draft}
              change={handle.change}
              fault={faults?.parents ?? unknownParent ?? undefined}
              campaign={campaign.id}
            />
            {commits && (
              <Suspense>
                <CommitPart
                  draft={draft}
                  change={handle.change}
                  campaign={campaign}
                  author={author}
                  commitment={commitment}
                  stage={stage}
                />
              </Suspense>
            )}
            {submits && (
              <TermsPart
                terms={terms}
                campaign={campaign}
                accepted={accepted}
                missing={tried && !accepted}
                onAccept={setAccepted}
              />
            )}
          </fieldset>
          {submits && (
            <SubmitPart
              state={state}
              gasless={gasless}
              whyNot={stage === "works" ? whyDirect(intake, draft.order) : null}
              connected={author !== null}
              blocked={here !== undefined || draft.tree === null || asking || large}
              tooLargeDirect={sizeFault(draft.file, { way: "direct", gaslessLimit: null, directLimit })}
              faulty={tried && (!read.ok || !accepted)}
              captcha={captcha}
              unasked={tried && captcha.asked && captcha.token === null}
              submission={submission}
              onStop={byRelay ? stopGiving : stopDirect}
              onRetry={() => void send(byRelay)}
              onDirect={() => void send(false)}
              onLater={() => void send(false, true)}
            />
          )}
        </form>
      )}
    </div>
  );
}
