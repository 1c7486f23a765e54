import type { ApiClaimable } from "@colophon/sdk/api/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { byCampaign } from "../../lib/byCampaign.ts";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { cx } from "../../lib/cx.ts";
import { claimablesQuery } from "../../lib/queries.ts";
import { Amount } from "../../ui/Amount.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import table from "../../ui/Table.module.css";
import { ClaimPart } from "./ClaimPart.tsx";
import styles from "./Rewards.module.css";

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
  const due = items.filter((item) => BigInt(item.claimable) > 0n);
  return (
    <>
      {/* By account: what one asked of the relay isn't shown to the next. */}
      <ClaimPart key={account} due={due} account={account} />
      <div className={table.scroll}>
        <table className={cx(table.table, table.cards)}>
          <thead>
            <tr>
              <th scope="col">Campaign</th>
              <th scope="col">Earned</th>
              <th scope="col">Claimed</th>
              <th scope="col">To claim</th>
              <th scope="col">
                <span className="visually-hidden">Explanation</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {byCampaign(items).map(({ campaign, title, items: pools }) => (
              <tr key={campaign}>
                <td>
                  <Link to="/campaigns/$campaign" params={{ campaign: String(campaign) }}>
                    {title}
                  </Link>
                </td>
                <td data-label="Earned">
                  <Amounts items={pools} of="cumulative" />
                </td>
                <td data-label="Claimed">
                  <Amounts items={pools} of="claimed" />
                </td>
                <td data-label="To claim">
                  <Amounts items={pools} of="claimable" />
                </td>
                <td>
                  <Link
                    to="/campaigns/$campaign/why/{-$subject}"
                    params={{ campaign: String(campaign), subject: account }}
                    aria-label={`Why this amount? ${title}`}
                  >
                    Why this amount?
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface AmountsProps {
  items: readonly ApiClaimable[];
  of: "cumulative" | "claimed" | "claimable";
}

/** One amount a token, each on its line. */
function Amounts({ items, of }: AmountsProps) {
  return (
    <span className={styles.amounts}>
      {items.map((item) => (
        <Amount key={item.token.address} value={item[of]} token={item.token} decimals={6} />
      ))}
    </span>
  );
}
