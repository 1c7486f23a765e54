import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useConnection } from "wagmi";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { PollList } from "../../../ui/PollList.tsx";
import styles from "../Brand.module.css";
import { mayReview } from "../roleIn.ts";
import { PollForm } from "./PollForm.tsx";

/** Asking everybody for an opinion. */
export function PollsTab({ campaign }: { campaign: ApiCampaign }) {
  const may = mayReview(campaign, useConnection().address);
  return (
    <div className={styles.twoWide}>
      <section className={styles.part}>
        <h2>Ask everybody</h2>
        <p className={styles.prose}>
          A poll asks for opinions. Anybody may answer, with as many accounts as they have; no money hangs on it.
        </p>
        {may ? (
          <PollForm campaign={campaign} />
        ) : (
          <p className={styles.faint}>Only the brand and its curators can open one.</p>
        )}
      </section>
      <section className={styles.part}>
        <h2>What was asked</h2>
        {campaign.counts.polls === 0 ? <EmptyState title="No poll yet" /> : <PollList campaign={campaign.id} />}
      </section>
    </div>
  );
}
