import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { Link } from "@tanstack/react-router";
import { Amount } from "../../ui/Amount.tsx";
import { PhaseBadge } from "../../ui/PhaseBadge.tsx";
import { Time } from "../../ui/Time.tsx";
import styles from "./Campaigns.module.css";
import { Cover } from "./Cover.tsx";

/** A campaign in the list: its cover as a plate, then what it asks for, until when, and what it pays. */
export function CampaignCard({ campaign }: { campaign: ApiCampaign }) {
  const { terms, counts, pools, settings } = campaign;
  const ahead = campaign.phase === "open" || campaign.phase === "upcoming";
  return (
    <Link to="/campaigns/$campaign" params={{ campaign: String(campaign.id) }} className={styles.card}>
      <Cover campaign={campaign} />
      <div className={styles.words}>
        <div className={styles.marks}>
          <PhaseBadge phase={campaign.phase} />
          <span className={styles.faint}>
            {ahead ? "closes " : "closed "}
            <Time seconds={settings.closes} />
          </span>
        </div>
        <h2 className={styles.title}>{terms?.title ?? `Campaign ${campaign.id}`}</h2>
        {terms !== null && <p className={styles.brief}>{terms.brief}</p>}
        <p className={styles.figures}>
          {(counts.accepted > 0 || counts.inReview === 0) && (
            <span>
              {counts.accepted} {counts.accepted === 1 ? "work" : "works"}
            </span>
          )}
          {counts.inReview > 0 && <span>{counts.inReview} in review</span>}
          <span>
            {counts.contributors} {counts.contributors === 1 ? "contributor" : "contributors"}
          </span>
          {pools.map((pool) => (
            <Amount key={pool.token.address} value={pool.funded} token={pool.token} decimals={2} />
          ))}
        </p>
      </div>
    </Link>
  );
}
