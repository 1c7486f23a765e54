import type { ApiCampaign, ApiPool } from "@colophon/sdk/api/schemas.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useConnection } from "wagmi";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { useChainClient } from "../../../lib/useChainClient.ts";
import { knownToken } from "../../../statements/knownToken.ts";
import { proposeEmptyPlan } from "../../../transactions/proposeEmpty.ts";
import { useTransaction } from "../../../transactions/TransactionContext.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Countdown } from "../../../ui/Countdown.tsx";
import styles from "../Brand.module.css";
import type { Obstacle } from "./poolState.ts";

interface ObstacleNoteProps {
  campaign: ApiCampaign;
  pool: ApiPool;
  obstacle: Obstacle;
}

/** Why no statement can be published now, and until when. */
export function ObstacleNote({ campaign, pool, obstacle }: ObstacleNoteProps) {
  const queries = useQueryClient();
  return (
    <section className={styles.part}>
      <p className={styles.headline}>{obstacle.title}</p>
      {obstacle.until !== null && (
        <Countdown until={obstacle.until} onOver={() => void queries.invalidateQueries({ queryKey: ["index"] })} />
      )}
      <p className={styles.prose}>{obstacle.text}</p>
      {obstacle.kind === "roll-empty" && <ConfirmEmpty campaign={campaign} pool={pool} />}
    </section>
  );
}

function ConfirmEmpty({ campaign, pool }: { campaign: ApiCampaign; pool: ApiPool }) {
  const { deployment } = useConfig();
  const { address } = useConnection();
  const client = useChainClient();
  const run = useTransaction();
  if (address === undefined) return null;
  const plan = proposeEmptyPlan(deployment, {
    client,
    campaign: campaign.id,
    campaignTitle: campaign.terms?.title ?? `Campaign ${campaign.id}`,
    token: knownToken(pool.token),
    proposer: address,
  });
  return (
    <div>
      <Button onClick={() => void run(plan)}>Say that the roll is empty</Button>
    </div>
  );
}
