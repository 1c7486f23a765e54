import type { ApiClaimable } from "@colophon/sdk/api/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { cx } from "../../lib/cx.ts";
import { useName } from "../../lib/names.ts";
import { claimablesQuery } from "../../lib/queries.ts";
import { claimAllPlan } from "../../transactions/claimAll.ts";
import { useTransaction } from "../../transactions/TransactionContext.tsx";
import { Amount } from "../../ui/Amount.tsx";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import table from "../../ui/Table.module.css";
import styles from "./Rewards.module.css";
import { sumByToken } from "./sumByToken.ts";

/** What standing statements give the account, and one button for all of it. */
export function Earnings({ account }: { account: string }) {
  const { apiUrl } = useConfig();
  const claimables = useQuery(claimablesQuery(apiUrl, account));
  return (
    <section className={styles.section} aria-labelledby="earnings">
      <h2 id="earnings">Rewards</h2>
      <QueryView query={claimables}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="No statement gives you anything yet">
              Rewards appear here once a campaign's roll has closed and its statement stands.
            </EmptyState>
          ) : (
            <Claimables items={items} account={account} />
          )
        }
      </QueryView>
    </section>
  );
}

function Claimables({ items, account }: { items: readonly ApiClaimable[]; account: string }) {
  const { deployment } = useConfig();
  const run = useTransaction();
  const name = useName(account) ?? "your account";
  const due = items.filter((item) => BigInt(item.claimable) > 0n);
  return (
    <>
      {due.length === 0 ? (
        <p className={styles.faint}>Everything you earned so far has been claimed.</p>
      ) : (
        <div className={styles.due}>
          <span className={styles.sums}>
            {sumByToken(due).map(({ token, amount }) => (
              <Amount key={token.address} value={amount} token={token} />
            ))}
          </span>
          <Button look="primary" onClick={() => void run(claimAllPlan(deployment, due, name))}>
            Claim all
          </Button>
        </div>
      )}
      <div className={table.scroll}>
        <table className={cx(table.table, table.cards)}>
          <thead>
            <tr>
              <th scope="col">Campaign</th>
              <th scope="col">Earned</th>
              <th scope="col">Claimed</th>
              <th scope="col">To claim</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={`${item.campaign}-${item.token.address}`}>
                <td>
                  <Link to="/campaigns/$campaign" params={{ campaign: String(item.campaign) }}>
                    {item.campaignTitle ?? `Campaign ${item.campaign}`}
                  </Link>
                </td>
                <td data-label="Earned">
                  <Amount value={item.cumulative} token={item.token} />
                </td>
                <td data-label="Claimed">
                  <Amount value={item.claimed} token={item.token} />
                </td>
                <td data-label="To claim">
                  <Amount value={item.claimable} token={item.token} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
