import type { ApiExplainedStatement } from "@colophon/sdk/api/explanationSchemas.ts";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { cx } from "../../lib/cx.ts";
import { Badge } from "../../ui/Badge.tsx";
import { ExactAmount } from "../../ui/ExactAmount.tsx";
import sections from "../../ui/Sections.module.css";
import { Time } from "../../ui/Time.tsx";
import styles from "./Why.module.css";

interface OutcomeProps {
  statement: ApiExplainedStatement;
  /** Before the amount: "You earned". */
  subject: string;
  amount: bigint;
  detail: ReactNode;
  sentences: readonly string[];
}

/** What is explained, in one line and large; of which statement, and how far that has come. */
export function Outcome({ statement, subject, amount, detail, sentences }: OutcomeProps) {
  const { campaign, token, number } = statement;
  return (
    <section className={styles.outcome} aria-label="The amount">
      <p className={cx(sections.subject, styles.subject)}>
        {subject} <span className={styles.detail}>{detail}</span>
      </p>
      <p className={sections.sum}>
        <ExactAmount value={amount} token={token} />
      </p>
      <div className={styles.lead}>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <p className={styles.source}>
        <StatementState statement={statement} />
        <Link to="/campaigns/$campaign/statements/$token" params={{ campaign: String(campaign), token: token.address }}>
          Statement {number}, and how to check it
        </Link>
      </p>
    </section>
  );
}

function StatementState({ statement }: { statement: ApiExplainedStatement }) {
  switch (statement.state) {
    case "stands":
      return <Badge tone="ink">It stands</Badge>;
    case "superseded":
      return <Badge>A later one stands</Badge>;
    case "proposed":
    case "upheld":
      return (
        <Badge shape="hollow">
          Not standing yet: <Time seconds={statement.claimableFrom} />
        </Badge>
      );
    case "disputed":
      return <Badge shape="diamond">Disputed</Badge>;
    case "fell":
      return <Badge shape="diamond">It fell</Badge>;
  }
}
