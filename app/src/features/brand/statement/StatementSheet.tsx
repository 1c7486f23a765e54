import type { ApiCampaign, ApiToken } from "@colophon/sdk/api/schemas.ts";
import type { ComputedStatement } from "@colophon/sdk/rewards/computeStatement.ts";
import { useMemo } from "react";
import { addUp } from "../../../statements/computeForPool.ts";
import { Amount } from "../../../ui/Amount.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { Hash } from "../../../ui/Hash.tsx";
import styles from "../Brand.module.css";
import { AccountTable } from "./AccountTable.tsx";
import own from "./Statement.module.css";
import { WorkTable } from "./WorkTable.tsx";

interface StatementSheetProps {
  campaign: ApiCampaign;
  token: ApiToken;
  statement: ComputedStatement;
}

/** A statement to be read: who gets what, why, and that it adds up. */
export function StatementSheet({ campaign, token, statement }: StatementSheetProps) {
  const sum = useMemo(() => addUp(statement), [statement]);
  return (
    <div className={styles.form}>
      <section className={styles.part} aria-labelledby="who">
        <h3 id="who">Who gets what</h3>
        <AccountTable statement={statement} token={token} />
        {sum.right ? (
          <p className={own.check}>
            <Badge tone="ink">It adds up</Badge>
            <span>
              {statement.accounts.length} {statement.accounts.length === 1 ? "account has" : "accounts have"}{" "}
              <Amount value={sum.accounts} token={token} decimals={token.decimals} /> together, to the last unit.
            </span>
          </p>
        ) : (
          <ErrorNote title="It doesn't add up">Don't publish it. Reload the page; if it stays, report it.</ErrorNote>
        )}
      </section>
      <section className={styles.part} aria-labelledby="why">
        <h3 id="why">Why</h3>
        <WorkTable campaign={campaign} statement={statement} token={token} />
      </section>
      <p className={styles.faint}>
        Root <Hash value={statement.root} label="root" />. The same roll and total give the same root on any machine.
      </p>
    </div>
  );
}
