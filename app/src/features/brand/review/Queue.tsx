import type { ApiCampaign, ApiWork } from "@colophon/sdk/api/schemas.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { worksQuery } from "../../../lib/queries.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { QueryView } from "../../../ui/QueryView.tsx";
import { Collected } from "./Collected.tsx";
import { Desk } from "./Desk.tsx";
import { useDrafts } from "./useDrafts.ts";
import { useKeys } from "./useKeys.ts";
import { nextUndecided, type VerdictDraft } from "./verdictDraft.ts";

export type QueueStanding = "in-review" | "accepted" | "rejected";

interface QueueProps {
  campaign: ApiCampaign;
  standing: QueueStanding;
  mayReview: boolean;
}

const EMPTY: Record<QueueStanding, string> = {
  "in-review": "Nothing waits for a verdict",
  accepted: "No work has been accepted yet",
  rejected: "No work has been rejected",
};

/** Works of one standing, oldest first, one at a time on the desk; what was decided is collected under it. */
export function Queue({ campaign, standing, mayReview }: QueueProps) {
  const { apiUrl } = useConfig();
  const works = useInfiniteQuery(worksQuery(apiUrl, { campaign: campaign.id, standing, sort: "oldest" }));
  const collected = useDrafts(campaign.id);
  return (
    <>
      <QueryView query={works}>
        {(data) => {
          const all = data.pages.flatMap((page) => page.items);
          return all.length === 0 ? (
            <EmptyState title={EMPTY[standing]} />
          ) : (
            <Turning
              works={all}
              total={{ "in-review": campaign.counts.inReview, ...campaign.counts }[standing]}
              campaign={campaign}
              mayReview={mayReview}
              collected={collected}
              onEnd={() => void (works.hasNextPage && !works.isFetchingNextPage && works.fetchNextPage())}
            />
          );
        }}
      </QueryView>
      {mayReview && <Collected campaign={campaign} collected={collected} />}
    </>
  );
}

interface TurningProps {
  works: readonly ApiWork[];
  total: number;
  campaign: ApiCampaign;
  mayReview: boolean;
  collected: ReturnType<typeof useDrafts>;
  onEnd: () => void;
}

/** Which work is on the desk; j and k turn, a verdict goes on to the next without one. */
function Turning({ works, total, campaign, mayReview, collected, onEnd }: TurningProps) {
  const [current, setCurrent] = useState<string | null>(null);
  const found = works.findIndex(({ id }) => id === current);
  const place = Math.max(found, 0);
  const work = works[place];
  const turn = (step: 1 | -1) => setCurrent(works[place + step]?.id ?? work?.id ?? null);
  useKeys((key) => {
    if (key !== "j" && key !== "k") return false;
    turn(key === "j" ? 1 : -1);
    return true;
  });
  const atEnd = place >= works.length - 2;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks for more when the end comes near, not with every draw.
  useEffect(() => {
    if (atEnd) onEnd();
  }, [atEnd, works.length]);
  if (work === undefined) return null;
  const decide = (draft: VerdictDraft) => {
    const drafts = collected.decide(work.id, draft);
    setCurrent(nextUndecided(works, work.id, drafts));
  };
  return (
    <Desk
      key={work.id}
      work={work}
      place={place}
      total={Math.max(total, works.length)}
      scored={campaign.settings.curatedBps > 0}
      draft={collected.drafts[work.id]}
      onTurn={turn}
      onDecide={mayReview ? decide : undefined}
    />
  );
}
