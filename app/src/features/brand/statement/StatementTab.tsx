import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { rollQuery, statementsQuery } from "../../../lib/queries.ts";
import { Amount } from "../../../ui/Amount.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { QueryView } from "../../../ui/QueryView.tsx";
import styles from "../Brand.module.css";
import { PoolStatement } from "./PoolStatement.tsx";

/** Who earned what, pool by pool: computed here, published, and defended. */
export function StatementTab({ campaign }: { campaign: ApiCampaign }) {
  const { apiUrl } = useConfig();
  const roll = useQuery(rollQuery(apiUrl, campaign.id));
  const statements = useInfiniteQuery(statementsQuery(apiUrl, campaign.id));
  const [chosen, setChosen] = useState<string | null>(null);
  const pool = campaign.pools.find(({ token }) => token.address === chosen) ?? campaign.pools[0];
  if (pool === undefined) {
    return (
      <EmptyState title="Nothing was funded yet">
        A statement shares what is in the pool. Put something into it first, under “Fund”.
      </EmptyState>
    );
  }
  return (
    <div className={styles.part}>
      <fieldset className={styles.filters}>
        <legend className="visually-hidden">Pool</legend>
        {campaign.pools.map((one) => (
          <button
            key={one.token.address}
            type="button"
            aria-pressed={one === pool}
            onClick={() => setChosen(one.token.address)}
          >
            <Amount value={BigInt(one.funded) - BigInt(one.refunded)} token={one.token} />
          </button>
        ))}
      </fieldset>
      <QueryView query={roll}>
        {(rollData) => (
          <QueryView query={statements}>
            {(data) => (
              <PoolStatement
                key={pool.token.address}
                campaign={campaign}
                pool={pool}
                roll={rollData}
                statements={data.pages.flatMap((page) => page.items)}
              />
            )}
          </QueryView>
        )}
      </QueryView>
    </div>
  );
}
