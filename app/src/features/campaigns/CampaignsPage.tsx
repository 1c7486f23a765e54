import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { campaignsQuery } from "../../lib/queries.ts";
import { Button, buttonClass } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { CampaignCard } from "./CampaignCard.tsx";
import styles from "./Campaigns.module.css";

/** All campaigns, newest first. */
export function CampaignsPage() {
  const { apiUrl } = useConfig();
  const campaigns = useInfiniteQuery(campaignsQuery(apiUrl));
  return (
    <Page
      title="Campaigns"
      lead="Open calls by brands: a brief, a window, terms, and a pool that is shared by a rule anyone can recompute."
    >
      <QueryView query={campaigns}>
        {(data) => {
          const all = data.pages.flatMap((page) => page.items);
          return all.length === 0 ? (
            <EmptyState
              title="No campaign has been opened yet"
              actions={
                <Link to="/brand/open" className={buttonClass("primary")}>
                  Open the first one
                </Link>
              }
            />
          ) : (
            <ul className={styles.list}>
              {all.map((campaign) => (
                <li key={campaign.id}>
                  <CampaignCard campaign={campaign} />
                </li>
              ))}
            </ul>
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
