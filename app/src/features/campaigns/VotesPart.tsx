import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { Link } from "@tanstack/react-router";
import { formatShare } from "../../lib/format.ts";
import { useNow } from "../../lib/useNow.ts";
import { buttonClass } from "../../ui/Button.tsx";
import { Time } from "../../ui/Time.tsx";
import { VoteTable } from "../../ui/VoteTable.tsx";
import styles from "./Campaigns.module.css";

/** Votes, which move money, and the way to give some; nothing where the rule has no community part. */
export function VotesPart({ campaign }: { campaign: ApiCampaign }) {
  const { communityBps, opens, votesClose } = campaign.settings;
  const now = useNow();
  if (communityBps === 0) return null;
  const open = now >= opens && now < votesClose;
  return (
    <section className={styles.section} aria-labelledby="votes">
      <h2 id="votes">Votes</h2>
      <p className={styles.faint}>
        They decide {formatShare(communityBps)} of the pool. Each voter has 100 credits, and votes on a work cost their
        square; nobody votes for their own work. It doesn't resist one person with many accounts.{" "}
        {open ? "Open; closes" : "Closed"} <Time seconds={votesClose} />.
      </p>
      <VoteTable campaign={campaign} empty="No vote was given yet." />
      <div>
        <Link to="/campaigns/$campaign/vote" params={{ campaign: String(campaign.id) }} className={buttonClass()}>
          {open ? "Vote" : "See your votes"}
        </Link>
      </div>
    </section>
  );
}
