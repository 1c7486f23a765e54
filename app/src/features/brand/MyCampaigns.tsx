import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { campaignsQuery } from "../../lib/queries.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import styles from "./Brand.module.css";
import { CampaignLine } from "./CampaignLine.tsx";
import { type Role, roleIn } from "./roleIn.ts";

const PARTS: readonly { readonly role: Role; readonly title: string }[] = [
  { role: "brand", title: "You are the brand" },
  { role: "curator", title: "You review" },
  { role: "arbiter", title: "You settle disputes" },
];

/** An account's campaigns, by what it is in them. */
export function MyCampaigns({ account }: { account: string }) {
  const { apiUrl } = useConfig();
  const campaigns = useInfiniteQuery(campaignsQuery(apiUrl, { role: account, limit: 100 }));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = campaigns;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <QueryView query={campaigns}>
      {(data) => {
        const mine = data.pages.flatMap((page) => page.items).filter((one) => roleIn(one, account) !== null);
        if (mine.length === 0 && !hasNextPage) {
          return (
            <EmptyState title="You have no campaign yet">
              Open one: a brief, a window, a licence and a rule. It takes one signature.
            </EmptyState>
          );
        }
        return PARTS.map(({ role, title }) => (
          <Part key={role} title={title} campaigns={mine.filter((one) => roleIn(one, account) === role)} />
        ));
      }}
    </QueryView>
  );
}

function Part({ title, campaigns }: { title: string; campaigns: readonly ApiCampaign[] }) {
  if (campaigns.length === 0) return null;
  return (
    <section className={styles.list}>
      <h2>{title}</h2>
      <ul>
        {campaigns.map((campaign) => (
          <li key={campaign.id}>
            <CampaignLine campaign={campaign} />
          </li>
        ))}
      </ul>
    </section>
  );
}
