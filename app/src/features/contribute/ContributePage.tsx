import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { campaignQuery } from "../../lib/queries.ts";
import { useNow } from "../../lib/useNow.ts";
import { ErrorNote, Note } from "../../ui/ErrorNote.tsx";
import { Page } from "../../ui/Page.tsx";
import { Skeleton } from "../../ui/Progress.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { Time } from "../../ui/Time.tsx";
import { ContributeForm } from "./ContributeForm.tsx";
import { useDraft } from "./useDraft.ts";

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
        {(data) => <Gate campaign={data} onRetry={() => void campaign.refetch()} />}
      </QueryView>
    </Page>
  );
}

/** What stands in the way is said before anybody drops a file. */
function Gate({ campaign, onRetry }: { campaign: ApiCampaign; onRetry: () => void }) {
  const now = useNow();
  const handle = useDraft(campaign.id);
  const { opens, closes, sealedUntilClose } = campaign.settings;
  if (now < opens) {
    return (
      <Note title="Not open yet">
        It opens <Time seconds={opens} /> (<Time seconds={opens} form="full" />
        ).
      </Note>
    );
  }
  if (now >= closes) {
    return (
      <Note title="Closed">
        It closed <Time seconds={closes} /> (<Time seconds={closes} form="full" />) and takes no more works. What you
        had begun here is kept in this browser.
      </Note>
    );
  }
  if (sealedUntilClose) {
    return (
      <Note title="A sealed campaign">
        Here a work is first committed to and shown only after the campaign closes. This page can't do that; the
        contract and the SDK can.
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
  return <ContributeForm campaign={campaign} terms={campaign.terms} draft={handle.draft} handle={handle} />;
}
