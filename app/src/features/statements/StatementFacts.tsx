import type { ApiDisputedStatement } from "@colophon/sdk/api/disputeSchemas.ts";
import type { ApiPool } from "@colophon/sdk/api/schemas.ts";
import { Link } from "@tanstack/react-router";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { Address } from "../../ui/Address.tsx";
import { buttonClass } from "../../ui/Button.tsx";
import { ExactAmount } from "../../ui/ExactAmount.tsx";
import { type Fact, Facts } from "../../ui/Facts.tsx";
import { Hash } from "../../ui/Hash.tsx";
import sections from "../../ui/Sections.module.css";
import styles from "./Statements.module.css";

interface StatementFactsProps {
  statement: ApiDisputedStatement;
  pool: ApiPool;
  /** One of the earlier ones. */
  small?: boolean;
}

/** What a statement gives out in all, and where everything about it can be read. */
export function StatementFacts({ statement, pool, small = false }: StatementFactsProps) {
  const { gatewayUrl } = useConfig();
  const { campaign, token, number, cid, root, bond, proposer, total } = statement;
  const facts: Fact[] = [
    { name: "Proposed by", value: <Address value={proposer} /> },
    { name: "Bond", value: <ExactAmount value={bond} token={token} /> },
    { name: "Funded", value: <ExactAmount value={BigInt(pool.funded) - BigInt(pool.refunded)} token={token} /> },
    ...(root === null ? [] : [{ name: "Root", value: <Hash value={root} label="root" /> }]),
    ...(cid === null ? [] : [{ name: "File", value: <Hash value={cid} label="content identifier" /> }]),
  ];
  return (
    <section className={sections.section} aria-label={`Statement ${number}`}>
      {!small && (
        <>
          <p className={sections.subject}>
            {root === null
              ? `Proposal ${number} says that the roll is empty`
              : `Statement ${number} gives out${number > 1 ? ", with all before it," : ""}`}
          </p>
          {root !== null && (
            <p className={sections.sum}>
              <ExactAmount value={total} token={token} />
            </p>
          )}
        </>
      )}
      {cid !== null && (
        <div className={styles.links}>
          <a
            href={`${gatewayUrl}/ipfs/${cid}?filename=statement.ndjson`}
            rel="noopener noreferrer"
            target="_blank"
            className={buttonClass("secondary", small ? "small" : "normal")}
          >
            Read its file
          </a>
          {!small && (
            <Link
              to="/campaigns/$campaign/why/{-$subject}"
              params={{ campaign: String(campaign), subject: undefined }}
              search={{ token: token.address }}
              className={buttonClass("quiet")}
            >
              Why this amount?
            </Link>
          )}
        </div>
      )}
      <Facts items={facts} />
    </section>
  );
}
