import type { ApiCampaign, ApiPool, ApiRoll, ApiStatement } from "@colophon/sdk/api/schemas.ts";
import { useConnection } from "wagmi";
import { useNow } from "../../../lib/useNow.ts";
import { SettleLine } from "../../../statements/SettleLine.tsx";
import { isFiled } from "../../../statements/statementFile.ts";
import { useStanding } from "../../../statements/useStanding.ts";
import { Skeleton } from "../../../ui/Progress.tsx";
import { QueryView } from "../../../ui/QueryView.tsx";
import { StatementList } from "../../../ui/StatementList.tsx";
import styles from "../Brand.module.css";
import { Draft } from "./Draft.tsx";
import { ObstacleNote } from "./ObstacleNote.tsx";
import { Pending } from "./Pending.tsx";
import { ProceedsLine } from "./ProceedsLine.tsx";
import { obstacleTo } from "./poolState.ts";
import { RefundLine } from "./RefundLine.tsx";

export interface PoolStatementProps {
  campaign: ApiCampaign;
  pool: ApiPool;
  roll: ApiRoll;
  statements: readonly ApiStatement[];
}

/** One pool: its pending statement, or the next one, or why there can't be one yet. */
export function PoolStatement({ campaign, pool, roll, statements }: PoolStatementProps) {
  const account = useConnection().address?.toLowerCase();
  const now = useNow();
  const standing = useStanding(pool, statements);
  const obstacle = obstacleTo({ campaign, pool, roll, account, now });
  const computable = pool.state === "none" && obstacle?.kind !== "nothing-left" && roll.works.length > 0;
  return (
    <div className={styles.form}>
      {pool.state !== "none" && (
        <Pending
          campaign={campaign}
          pool={pool}
          roll={roll}
          statement={statements
            .filter(isFiled)
            .find(({ token, root }) => token.address === pool.token.address && root === pool.pendingRoot)}
          standing={standing.data}
        />
      )}
      {pool.state === "none" && obstacle !== null && (
        <ObstacleNote campaign={campaign} pool={pool} obstacle={obstacle} />
      )}
      <RefundLine campaign={campaign} token={pool.token} />
      <ProceedsLine campaign={campaign} pool={pool} />
      <SettleLine pool={pool} />
      {computable && (
        <QueryView query={standing} pending={<Skeleton height="16rem" />}>
          {(data) => (
            <Draft campaign={campaign} pool={pool} roll={roll} standing={data} mayPublish={obstacle === null} />
          )}
        </QueryView>
      )}
      <StatementList campaign={campaign.id} token={pool.token.address} />
    </div>
  );
}
