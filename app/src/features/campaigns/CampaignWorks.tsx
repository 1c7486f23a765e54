import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useConnection } from "wagmi";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { type WorksFilter, worksQuery } from "../../lib/queries.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Gallery } from "../../ui/Gallery.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import styles from "./Campaigns.module.css";
import format from "./Format.module.css";

/** The campaign's works: accepted ones for everybody; those in review for brand and curators, or where the gallery is open. */
export function CampaignWorks({ campaign, views = null }: { campaign: ApiCampaign; views?: ReactNode }) {
  const me = useConnection().address?.toLowerCase();
  const reviews = me !== undefined && [campaign.brand, ...campaign.curators].includes(me);
  const sort = campaign.settings.format === "story" ? "oldest" : "newest";
  const accepted = <Works filter={{ campaign: campaign.id, sort }} empty="No work has been accepted yet" />;
  const [chosen, setChosen] = useState<string | null>(null);
  const showsReview = (reviews || campaign.terms?.gallery === "open") && campaign.counts.inReview > 0;
  const inReview: WorksFilter = { campaign: campaign.id, standing: "in-review", sort };
  const items = [
    { value: "accepted", label: `Accepted ${campaign.counts.accepted}`, content: accepted },
    ...(showsReview
      ? [
          {
            value: "in-review",
            label: `In review ${campaign.counts.inReview}`,
            content: <Works filter={inReview} empty="Nothing waits for a verdict" />,
          },
        ]
      : []),
    ...(me === undefined
      ? []
      : [
          {
            value: "mine",
            label: "Mine",
            content: (
              <Works
                filter={{ campaign: campaign.id, author: me, standing: "any", verification: "any" }}
                empty="You have no work in this campaign"
              />
            ),
          },
        ]),
  ];
  // Where nothing is accepted yet, what may be seen in review is what there is to see.
  const first = campaign.counts.accepted === 0 && showsReview ? "in-review" : "accepted";
  const value = items.some((item) => item.value === chosen) ? (chosen ?? first) : first;
  return (
    <section className={styles.section} aria-labelledby="works">
      <div className={format.bar}>
        <h2 id="works">Works</h2>
        {views}
      </div>
      {items.length === 1 ? accepted : <Tabs label="Works" items={items} value={value} onChange={setChosen} />}
    </section>
  );
}

function Works({ filter, empty }: { filter: WorksFilter; empty: string }) {
  const { apiUrl } = useConfig();
  const works = useInfiniteQuery(worksQuery(apiUrl, filter));
  return (
    <QueryView query={works}>
      {(data) => {
        const all = data.pages.flatMap((page) => page.items);
        return all.length === 0 ? (
          <EmptyState title={empty} />
        ) : (
          <Gallery
            works={all}
            showStanding={filter.standing !== undefined}
            hasMore={works.hasNextPage}
            loadingMore={works.isFetchingNextPage}
            onMore={() => void works.fetchNextPage()}
          />
        );
      }}
    </QueryView>
  );
}
