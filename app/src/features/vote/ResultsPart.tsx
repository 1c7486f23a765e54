import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { VoteTable } from "../../ui/VoteTable.tsx";
import styles from "./Vote.module.css";

/** What the works were given so far. */
export function ResultsPart({ campaign }: { campaign: ApiCampaign }) {
  if (campaign.settings.communityBps === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="results">
      <h2 id="results">So far</h2>
      <VoteTable campaign={campaign} empty="No vote was given yet." />
    </section>
  );
}
