import type { ApiAppealRecord, ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useConnection } from "wagmi";
import { appealTimes } from "../../../lib/appealTimes.ts";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { appealsQuery } from "../../../lib/queries.ts";
import { useNow } from "../../../lib/useNow.ts";
import { Button } from "../../../ui/Button.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { QueryView } from "../../../ui/QueryView.tsx";
import { Time } from "../../../ui/Time.tsx";
import styles from "../Brand.module.css";
import { AppealLine } from "./AppealLine.tsx";
import own from "./Appeals.module.css";
import type { AppealDraft } from "./appealDraft.ts";
import { ForwardBonds } from "./ForwardBonds.tsx";
import { useDecideAppeals } from "./useDecideAppeals.ts";

/** What authors appealed against; the arbiter decides it here, in one signature. */
export function AppealsTab({ campaign }: { campaign: ApiCampaign }) {
  const { apiUrl } = useConfig();
  const now = useNow();
  const isArbiter = useConnection().address?.toLowerCase() === campaign.arbiter;
  const appeals = useInfiniteQuery(appealsQuery(apiUrl, campaign.id));
  const { from, middle, end } = appealTimes(campaign);
  return (
    <div className={styles.part}>
      <p className={styles.prose}>
        {now < from && (
          <>
            Authors may appeal from <Time seconds={from} form="full" />, after the review.
          </>
        )}
        {now >= from && now < middle && (
          <>
            Authors may appeal until <Time seconds={middle} form="full" />; then the arbiter decides.
          </>
        )}
        {now >= middle && now < end && (
          <>
            The arbiter decides until <Time seconds={end} form="full" />. What it leaves undecided is for the author.
          </>
        )}
        {now >= end && (
          <>
            Appeals ended <Time seconds={end} form="full" />. What wasn't decided by then was for the author.
          </>
        )}
      </p>
      <QueryView query={appeals}>
        {(data) => {
          const all = data.pages.flatMap((page) => page.items);
          return all.length === 0 ? (
            <EmptyState title="Nobody has appealed" />
          ) : (
            <Appeals campaign={campaign} appeals={all} mayDecide={isArbiter && now >= middle && now < end} />
          );
        }}
      </QueryView>
      {appeals.hasNextPage && (
        <div>
          <Button busy={appeals.isFetchingNextPage} onClick={() => void appeals.fetchNextPage()}>
            More appeals
          </Button>
        </div>
      )}
      <ForwardBonds campaign={campaign} />
    </div>
  );
}

interface AppealsProps {
  campaign: ApiCampaign;
  appeals: readonly ApiAppealRecord[];
  mayDecide: boolean;
}

function Appeals({ campaign, appeals, mayDecide }: AppealsProps) {
  const [drafts, setDrafts] = useState<Readonly<Record<string, AppealDraft>>>({});
  const { busy, fault, sign } = useDecideAppeals(campaign.id);
  const count = Object.keys(drafts).length;
  const set = (id: string, draft: AppealDraft | null) =>
    setDrafts(({ [id]: _, ...others }) => (draft === null ? others : { ...others, [id]: draft }));
  const signAll = async () => {
    if (await sign(drafts)) setDrafts({});
  };
  return (
    <>
      <ul className={own.list}>
        {appeals.map((appeal) => (
          <AppealLine
            key={`${appeal.id}-${appeal.author}`}
            appeal={appeal}
            scored={campaign.settings.curatedBps > 0}
            draft={drafts[appeal.id]}
            onDraft={mayDecide && appeal.state === "pending" ? (draft) => set(appeal.id, draft) : undefined}
          />
        ))}
      </ul>
      {fault !== null && (
        <ErrorNote title="They couldn't be prepared" onRetry={() => void signAll()}>
          {fault}
        </ErrorNote>
      )}
      {count > 0 && (
        <div>
          <Button look="primary" busy={busy} onClick={() => void signAll()}>
            {count === 1 ? "Sign one decision" : `Sign all ${count} at once`}
          </Button>
        </div>
      )}
    </>
  );
}
