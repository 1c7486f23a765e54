import type { ApiCampaign, ApiPool } from "@colophon/sdk/api/schemas.ts";
import { Link } from "@tanstack/react-router";
import { buttonClass } from "../../ui/Button.tsx";
import { Note } from "../../ui/ErrorNote.tsx";
import { Time } from "../../ui/Time.tsx";
import styles from "./Campaigns.module.css";

/** Statements that don't stand yet: anybody can recompute and dispute them. */
export function PendingPart({ campaign }: { campaign: ApiCampaign }) {
  const pending = campaign.pools.filter(({ state }) => state !== "none");
  if (pending.length === 0) return null;
  return (
    <Note title={pending.length === 1 ? "A statement is pending" : "Statements are pending"}>
      <ul className={styles.pending}>
        {pending.map((pool) => (
          <li key={pool.token.address}>
            {pool.token.symbol}: <State pool={pool} />
          </li>
        ))}
      </ul>
      <div className={styles.pendingActions}>
        {pending.map(({ token, state }) => (
          <Link
            key={token.address}
            to="/campaigns/$campaign/statements/$token"
            params={{ campaign: String(campaign.id), token: token.address }}
            className={buttonClass()}
          >
            {state === "proposed" ? "Check or dispute" : "Look at"}{" "}
            {pending.length === 1 ? "it" : `the one in ${token.symbol}`}
          </Link>
        ))}
      </div>
    </Note>
  );
}

function State({ pool }: { pool: ApiPool }) {
  const at = pool.claimableFrom === null ? null : <Time seconds={pool.claimableFrom} />;
  if (pool.state === "disputed") return <>disputed; the arbiter decides.</>;
  if (pool.state === "upheld") return <>upheld by the arbiter; it stands {at}.</>;
  return <>anybody can dispute it, with a bond, until it stands {at}.</>;
}
