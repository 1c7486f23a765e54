import type { ApiToken } from "@colophon/sdk/api/schemas.ts";
import type { ComputedStatement } from "@colophon/sdk/rewards/computeStatement.ts";
import { useState } from "react";
import { Address } from "../../../ui/Address.tsx";
import { Amount } from "../../../ui/Amount.tsx";
import { Button } from "../../../ui/Button.tsx";
import styles from "../../../ui/Table.module.css";
import { shareOf } from "./shareOf.ts";

const ROWS = 50;

interface AccountTableProps {
  statement: ComputedStatement;
  token: ApiToken;
}

/** All accounts, whoever earned most first. */
export function AccountTable({ statement, token }: AccountTableProps) {
  const [rows, setRows] = useState(ROWS);
  const accounts = [...statement.accounts].sort(
    (a, b) => Number(b.cumulative > a.cumulative) - Number(b.cumulative < a.cumulative),
  );
  const again = statement.previousTotal > 0n;
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Account</th>
              <th scope="col">Share</th>
              <th scope="col">{again ? "Earned in all" : "Earns"}</th>
            </tr>
          </thead>
          <tbody>
            {accounts.slice(0, rows).map(({ account, cumulative }) => (
              <tr key={account}>
                <td>
                  <Address value={account} />
                </td>
                <td>{shareOf(cumulative, statement.total)}</td>
                <td>
                  <Amount value={cumulative} token={token} decimals={6} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td>Together</td>
              <td>100 %</td>
              <td>
                <Amount value={statement.total} token={token} decimals={6} />
              </td>
            </tr>
            {again && (
              <tr>
                <td>New in this statement</td>
                <td />
                <td>
                  <Amount value={statement.given} token={token} decimals={6} />
                </td>
              </tr>
            )}
          </tfoot>
        </table>
      </div>
      {accounts.length > rows && (
        <div>
          <Button size="small" onClick={() => setRows(rows + 10 * ROWS)}>
            More of {accounts.length}
          </Button>
        </div>
      )}
    </>
  );
}
