import type { ApiStatement } from "@colophon/sdk/api/schemas.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useConfig } from "../lib/ConfigContext.tsx";
import { cx } from "../lib/cx.ts";
import { statementsQuery } from "../lib/queries.ts";
import { Address } from "./Address.tsx";
import { Amount } from "./Amount.tsx";
import { AuditButton } from "./AuditButton.tsx";
import { Badge } from "./Badge.tsx";
import styles from "./StatementList.module.css";
import table from "./Table.module.css";
import { Time } from "./Time.tsx";

interface StatementListProps {
  campaign: number;
  /** One pool's only, by its token's address. */
  token?: string;
}

/** What was published about who earned what, newest first; nothing where nothing was. */
export function StatementList({ campaign, token }: StatementListProps) {
  const { apiUrl } = useConfig();
  const statements = useInfiniteQuery(statementsQuery(apiUrl, campaign));
  const all = (statements.data?.pages.flatMap((page) => page.items) ?? []).filter(
    (statement) => token === undefined || statement.token.address === token,
  );
  if (all.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="statements">
      <h2 id="statements">Statements</h2>
      <div className={table.scroll}>
        <table className={cx(table.table, table.cards)}>
          <thead>
            <tr>
              <th scope="col">Statement</th>
              <th scope="col">State</th>
              <th scope="col">Total</th>
              <th scope="col">By</th>
              <th scope="col">Proposed</th>
              <th scope="col">File</th>
            </tr>
          </thead>
          <tbody>
            {all.map((statement) => (
              <StatementLine key={`${statement.token.address}-${statement.number}`} statement={statement} />
            ))}
          </tbody>
        </table>
      </div>
      <AuditButton campaign={campaign} token={token} />
    </section>
  );
}

function StatementLine({ statement }: { statement: ApiStatement }) {
  const { gatewayUrl } = useConfig();
  return (
    <tr>
      <td>
        <Link
          to="/campaigns/$campaign/statements/$token"
          params={{ campaign: String(statement.campaign), token: statement.token.address }}
        >
          Statement {statement.number} in {statement.token.symbol}
        </Link>
      </td>
      <td data-label="State">
        <StatementState statement={statement} />
      </td>
      <td data-label="Total">
        <Amount value={statement.total} token={statement.token} />
      </td>
      <td data-label="By">
        <Address value={statement.proposer} />
      </td>
      <td data-label="Proposed">
        <Time seconds={statement.proposedAt} form="day" />
      </td>
      <td data-label="File">
        {statement.cid === null ? (
          "none: it says that the roll is empty"
        ) : (
          <a
            href={`${gatewayUrl}/ipfs/${statement.cid}?filename=statement.ndjson`}
            rel="noopener noreferrer"
            target="_blank"
          >
            Read
          </a>
        )}
      </td>
    </tr>
  );
}

function StatementState({ statement }: { statement: ApiStatement }) {
  switch (statement.state) {
    case "proposed":
      return (
        <Badge shape="hollow">
          Can be disputed; stands <Time seconds={statement.claimableFrom} />
        </Badge>
      );
    case "disputed":
      return <Badge shape="diamond">Disputed</Badge>;
    case "upheld":
      return (
        <Badge shape="hollow">
          Upheld by the arbiter; stands <Time seconds={statement.claimableFrom} />
        </Badge>
      );
    case "stands":
      return <Badge tone="ink">Stands</Badge>;
    case "superseded":
      return <Badge>Superseded</Badge>;
    case "fell":
      return <Badge shape="diamond">Fell</Badge>;
  }
}
