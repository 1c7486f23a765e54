import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { campaignsQuery } from "../../lib/queries.ts";
import { Button, buttonClass } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { Time } from "../../ui/Time.tsx";
import styles from "./Contribute.module.css";

/** The campaigns that take works now. */
export function ChooseCampaignPage() {
  const { apiUrl } = useConfig();
  const campaigns = useInfiniteQuery(campaignsQuery(apiUrl, { phase: "open" }));
  return (
    <Page
      title="Contribute"
      narrow
      lead="Choose the campaign that your work is for. You read its terms before you sign."
    >
      <QueryView query={campaigns}>
        {(data) => {
          const all = data.pages.flatMap((page) => page.items);
          return all.length === 0 ? (
            <EmptyState
              title="No campaign is open now"
              actions={
                <Link to="/campaigns" className={buttonClass()}>
                  All campaigns
                </Link>
              }
            />
          ) : (
            <div className={styles.campaigns}>
              {all.map((campaign) => (
                <CampaignLine key={campaign.id} campaign={campaign} />
              ))}
            </div>
          );
        }}
      </QueryView>
      {campaigns.hasNextPage && (
        <div>
          <Button busy={campaigns.isFetchingNextPage} onClick={() => void campaigns.fetchNextPage()}>
            More campaigns
          </Button>
        </div>
      )}
    </Page>
  );
}

function CampaignLine({ campaign }: { campaign: ApiCampaign }) {
  return (
    <Link to="/campaigns/$campaign/contribute" params={{ campaign: String(campaign.id) }} className={styles.campaign}>
      <span className={styles.campaignTitle}>{campaign.terms?.title ?? `Campaign ${campaign.id}`}</span>
      <span className={styles.faint}>
        closes <Time seconds={campaign.settings.closes} />
      </span>
      {campaign.terms !== null && <span className={styles.campaignBrief}>{campaign.terms.brief}</span>}
    </Link>
  );
}
