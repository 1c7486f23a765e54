import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { cx } from "../../lib/cx.ts";
import { accountClaimsQuery } from "../../lib/queries.ts";
import { Amount } from "../../ui/Amount.tsx";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Hash } from "../../ui/Hash.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import table from "../../ui/Table.module.css";
import { Time } from "../../ui/Time.tsx";

/** What was paid to the account, newest first. */
export function ClaimHistory({ account }: { account: string }) {
  const { apiUrl } = useConfig();
  const claims = useInfiniteQuery(accountClaimsQuery(apiUrl, account));
  return (
    <QueryView query={claims}>
      {(data) => {
        const all = data.pages.flatMap((page) => page.items);
        if (all.length === 0) return <EmptyState title="Nothing has been claimed yet" />;
        return (
          <>
            <div className={table.scroll}>
              <table className={cx(table.table, table.cards)}>
                <thead>
                  <tr>
                    <th scope="col">When</th>
                    <th scope="col">Campaign</th>
                    <th scope="col">Transaction</th>
                    <th scope="col">Amount</th>
                  </tr>
                </thead>
                <tbody>
                  {all.map((claim) => (
                    <tr key={`${claim.transaction}-${claim.campaign}-${claim.token.address}`}>
                      <td>
                        <Time seconds={claim.time} form="day" />
                      </td>
                      <td data-label="Campaign">
                        <Link to="/campaigns/$campaign" params={{ campaign: String(claim.campaign) }}>
                          {claim.campaign}
                        </Link>
                      </td>
                      <td data-label="Transaction">
                        <Hash value={claim.transaction} label="transaction" />
                      </td>
                      <td data-label="Amount">
                        <Amount value={claim.amount} token={claim.token} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {claims.hasNextPage && (
              <div>
                <Button busy={claims.isFetchingNextPage} onClick={() => void claims.fetchNextPage()}>
                  More
                </Button>
              </div>
            )}
          </>
        );
      }}
    </QueryView>
  );
}
