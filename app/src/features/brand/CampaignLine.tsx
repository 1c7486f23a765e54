import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { Link } from "@tanstack/react-router";
import { Amount } from "../../ui/Amount.tsx";
import { PhaseBadge } from "../../ui/PhaseBadge.tsx";
import { Time } from "../../ui/Time.tsx";
import styles from "./Brand.module.css";
import { nextStep } from "./nextStep.ts";

/** A campaign in the console's list: where it stands, and what waits for whoever runs it. */
export function CampaignLine({ campaign }: { campaign: ApiCampaign }) {
  const { counts, pools } = campaign;
  const next = nextStep(campaign);
  return (
    <Link to="/brand/$campaign" params={{ campaign: String(campaign.id) }} className={styles.campaign}>
      <span className={styles.name}>
        <strong>{campaign.terms?.title ?? `Campaign ${campaign.id}`}</strong>
        <span className={styles.meta}>
          <PhaseBadge phase={campaign.phase} />
          <span>
            {counts.works} {counts.works === 1 ? "work" : "works"}
          </span>
          {pools.map((pool) => (
            <Amount key={pool.token.address} value={pool.funded} token={pool.token} decimals={2} />
          ))}
        </span>
      </span>
      <span className={styles.next}>
        {next.sentence}
        {next.at !== null && (
          <>
            {" "}
            <Time seconds={next.at} />
          </>
        )}
      </span>
    </Link>
  );
}
