import type { ApiStatementAccountPage } from "@colophon/sdk/api/explanationSchemas.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useConnection } from "wagmi";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { shorten } from "../../lib/format.ts";
import { useNames } from "../../lib/names.ts";
import { statementAccountsQuery } from "../../lib/queries.ts";
import { ExactAmount } from "../../ui/ExactAmount.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { RowTable } from "../../ui/RowTable.tsx";
import sections from "../../ui/Sections.module.css";
import { FindAccount } from "./FindAccount.tsx";

interface AccountsProps {
  statement: { readonly campaign: number; readonly token: { address: string; symbol: string; decimals: number } };
  root: string;
}

/** Who earned what by a statement, largest first; each leads to why. */
export function Accounts({ statement, root }: AccountsProps) {
  const { apiUrl } = useConfig();
  const [asked, setAsked] = useState<string | undefined>(undefined);
  const query = useInfiniteQuery(statementAccountsQuery(apiUrl, root, asked));
  const more = query.hasNextPage
    ? { label: "Show more", loading: query.isFetchingNextPage, onMore: () => void query.fetchNextPage() }
    : undefined;
  return (
    <section className={sections.section} aria-labelledby="accounts">
      <h2 id="accounts">Account by account</h2>
      <QueryView query={query} missing="Nobody can say yet">
        {({ pages }) => (
          <>
            <p className={sections.aside}>{countOf(pages[0]?.accounts ?? 0)}, largest first. Each leads to why.</p>
            <FindAccount asked={asked} onAsk={setAsked} />
            {pages[0]?.items.length === 0 ? (
              <p>This statement gives that account nothing.</p>
            ) : (
              <AccountTable statement={statement} root={root} pages={pages} more={more} />
            )}
          </>
        )}
      </QueryView>
    </section>
  );
}

interface AccountTableProps extends AccountsProps {
  pages: readonly ApiStatementAccountPage[];
  more: { label: string; loading: boolean; onMore: () => void } | undefined;
}

function AccountTable({ statement: { campaign, token }, root, pages, more }: AccountTableProps) {
  const names = useNames();
  const me = useConnection().address?.toLowerCase();
  const [first] = pages;
  // Where nothing stood before, both columns would say the same.
  const adds = first !== undefined && first.given !== first.total;
  const rows = pages
    .flatMap(({ items }) => items)
    .map(({ account, cumulative, previous }) => ({
      key: account,
      cells: [
        <span key="account">
          <Link
            to="/campaigns/$campaign/why/{-$subject}"
            params={{ campaign: String(campaign), subject: account }}
            search={{ token: token.address, root }}
            title={account}
          >
            {names.get(account) ?? shorten(account)}
          </Link>
          {account === me && " (you)"}
        </span>,
        ...(adds ? [<ExactAmount key="adds" value={BigInt(cumulative) - BigInt(previous)} token={token} />] : []),
        <ExactAmount key="all" value={cumulative} token={token} />,
      ],
    }));
  return (
    <RowTable columns={adds ? ["Account", "By this one", "In all"] : ["Account", "Amount"]} rows={rows} more={more} />
  );
}

function countOf(accounts: number): string {
  return `${accounts.toLocaleString("en")} ${accounts === 1 ? "account" : "accounts"}`;
}
