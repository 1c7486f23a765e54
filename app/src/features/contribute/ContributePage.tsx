import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useIntake } from "../../gasless/useIntake.ts";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { campaignQuery } from "../../lib/queries.ts";
import { useNow } from "../../lib/useNow.ts";
import { ErrorNote, Note } from "../../ui/ErrorNote.tsx";
import { Page } from "../../ui/Page.tsx";
import { Skeleton } from "../../ui/Progress.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { Time } from "../../ui/Time.tsx";
import { ContributeForm } from "./ContributeForm.tsx";
import { type Stage, stageOf } from "./stageOf.ts";
import { useDraft } from "./useDraft.ts";

const OnTheirWay = lazy(() => import("../../gasless/OnTheirWay.tsx"));

/** One campaign, one work: file, details, terms, signature. */
export function ContributePage() {
  const { apiUrl } = useConfig();
  const { campaign: id } = useParams({ from: "/campaigns/$campaign/contribute" });
  const campaign = useQuery(campaignQuery(apiUrl, Number(id)));
  const title = campaign.data?.terms?.title ?? `Campaign ${id}`;
  return (
    <Page
      title="Contribute a work"
      eyebrow={
        <>
          to{" "}
          <Link to="/campaigns/$campaign" params={{ campaign: id }}>
            {title}
          </Link>
        </>
      }
    >
      <QueryView query={campaign} missing="No such campaign">
        {(data) => (
          <>
            <Gate campaign={data} onRetry={() => void campaign.refetch()} />
            <Way campaign={data} />
          </>
        )}
      </QueryView>
    </Page>
  );
}

/** What stands in the way is said before anybody drops a file. */
function Gate({ campaign, onRetry }: { campaign: ApiCampaign; onRetry: () => void }) {
  const now = useNow();
  const handle = useDraft(campaign.id);
  const { opens, closes } = campaign.settings;
  const stage = stageOf(campaign, now);
  if (stage === "not-open") {
    return (
      <Note title="Not open yet">
        It opens <Time seconds={opens} /> (<Time seconds={opens} form="full" />
        ).
      </Note>
    );
  }
  if (stage === "closed") {
    return (
      <Note title="Closed">
        It closed <Time seconds={closes} /> (<Time seconds={closes} form="full" />) and takes no more works. What you
        had begun here is kept in this browser.
      </Note>
    );
  }
  if (campaign.terms === null) {
    return (
      <ErrorNote title="The terms can't be had now" onRetry={onRetry}>
        Nobody should sign what nobody can read. Try again in a moment, or tell the brand.
      </ErrorNote>
    );
  }
  if (handle.draft === null) return <Skeleton height="20rem" />;
  return (
    <>
      {campaign.settings.sealedUntilClose && <SealedNote campaign={campaign} stage={stage} />}
      <ContributeForm campaign={campaign} terms={campaign.terms} draft={handle.draft} handle={handle} stage={stage} />
    </>
  );
}

/** What one gave before. What this browser keeps of it, and the way without its relay, is there whatever becomes of that relay. */
function Way({ campaign }: { campaign: ApiCampaign }) {
  const intake = useIntake(campaign);
  return (
    <Suspense>
      <OnTheirWay campaign={campaign.id} asks={intake.kind === "takes" || intake.kind === "captcha"} />
    </Suspense>
  );
}

/** On a sealed campaign works are shown twice over: as a commitment while it is open, as themselves once it has closed. */
function SealedNote({ campaign, stage }: { campaign: ApiCampaign; stage: Stage }) {
  const { closes } = campaign.settings;
  return stage === "commitments" ? (
    <Note title="A sealed campaign: commit now, show later">
      Nobody sees anybody's work before it closes. Until <Time seconds={closes} form="full" /> you commit to yours; you
      show it between then and <Time seconds={campaign.reviewStarts} form="full" />. What isn't shown by then doesn't
      take part.
    </Note>
  ) : (
    <Note title="A sealed campaign: now works are shown">
      It closed <Time seconds={closes} />. Until <Time seconds={campaign.reviewStarts} form="full" /> it takes the works
      that were committed to before.
    </Note>
  );
}
