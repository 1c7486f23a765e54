import type { ApiCampaign, ApiPool, ApiRoll } from "@colophon/sdk/api/schemas.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { DisputeActions } from "../../../statements/DisputeActions.tsx";
import { DisputeState } from "../../../statements/DisputeState.tsx";
import type { FiledStatement } from "../../../statements/statementFile.ts";
import type { Standing } from "../../../statements/useStanding.ts";
import { Address } from "../../../ui/Address.tsx";
import { Amount } from "../../../ui/Amount.tsx";
import { Countdown } from "../../../ui/Countdown.tsx";
import { Facts } from "../../../ui/Facts.tsx";
import { Hash } from "../../../ui/Hash.tsx";
import { Time } from "../../../ui/Time.tsx";
import styles from "../Brand.module.css";
import { CheckPending } from "./CheckPending.tsx";

export interface PendingProps {
  campaign: ApiCampaign;
  pool: ApiPool;
  roll: ApiRoll;
  /** Undefined for a proposal that the roll is empty: it has no file. */
  statement: FiledStatement | undefined;
  standing: Standing | null | undefined;
}

const WORDS = {
  none: "",
  proposed: "A statement is published, and can be disputed",
  disputed: "The statement is disputed",
  upheld: "The arbiter has upheld the statement",
} as const;

/** A pending statement: until when it can be disputed, whether it is right, and who may do what about it. */
export function Pending({ campaign, pool, roll, statement, standing }: PendingProps) {
  const queries = useQueryClient();
  const waits = pool.state !== "disputed" && pool.claimableFrom !== null;
  return (
    <section className={styles.part}>
      <p className={styles.headline}>
        {pool.pendingRoot === null ? "It is proposed that the roll is empty" : WORDS[pool.state]}
      </p>
      {waits && pool.claimableFrom !== null && (
        <>
          <p className={styles.faint}>
            {pool.pendingRoot === null ? "Funders can take their money back in" : "Everybody can claim in"}
          </p>
          <Countdown
            until={pool.claimableFrom}
            onOver={() => void queries.invalidateQueries({ queryKey: ["index"] })}
          />
        </>
      )}
      {pool.state === "disputed" && <DisputeState campaign={campaign} pool={pool} />}
      {statement !== undefined && <PendingFacts statement={statement} />}
      <div className={styles.actions}>
        <DisputeActions campaign={campaign} pool={pool} statement={statement} />
      </div>
      {statement !== undefined && standing !== undefined && (
        <CheckPending campaign={campaign} pool={pool} roll={roll} statement={statement} standing={standing} />
      )}
    </section>
  );
}

function PendingFacts({ statement }: { statement: FiledStatement }) {
  const { gatewayUrl } = useConfig();
  return (
    <Facts
      items={[
        { name: "Total", value: <Amount value={statement.total} token={statement.token} decimals={6} /> },
        { name: "Bond", value: <Amount value={statement.bond} token={statement.token} decimals={6} /> },
        {
          name: "Published",
          value: (
            <>
              by <Address value={statement.proposer} />, <Time seconds={statement.proposedAt} />
            </>
          ),
        },
        { name: "Root", value: <Hash value={statement.root} label="root" /> },
        {
          name: "File",
          value: (
            <a
              href={`${gatewayUrl}/ipfs/${statement.cid}?filename=statement.ndjson`}
              rel="noopener noreferrer"
              target="_blank"
            >
              Read it, line by line
            </a>
          ),
        },
      ]}
    />
  );
}
