import type { ApiCampaign, ApiPool, ApiRoll } from "@colophon/sdk/api/schemas.ts";
import type { StatementCheck } from "@colophon/sdk/rewards/checkStatement.ts";
import { useQuery } from "@tanstack/react-query";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { describeError } from "../../../lib/describeError.ts";
import { checkPending } from "../../../statements/checkPending.ts";
import { inputOf } from "../../../statements/computeForPool.ts";
import { type FiledStatement, fetchStatement } from "../../../statements/statementFile.ts";
import type { Standing } from "../../../statements/useStanding.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { Progress } from "../../../ui/Progress.tsx";
import styles from "../Brand.module.css";
import own from "./Statement.module.css";
import { StatementSheet } from "./StatementSheet.tsx";

interface CheckPendingProps {
  campaign: ApiCampaign;
  pool: ApiPool;
  roll: ApiRoll;
  statement: FiledStatement;
  standing: Standing | null;
}

/** Recomputes the pending statement in the page, so that nobody has to believe whoever published it. */
export function CheckPending({ campaign, pool, roll, statement, standing }: CheckPendingProps) {
  const { gatewayUrl, deployment } = useConfig();
  const check = useQuery({
    queryKey: ["content", "check", statement.cid, statement.root, standing?.cid, roll.works.length],
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
    queryFn: async ({ signal }) => {
      const fetched = await fetchStatement(gatewayUrl, statement, signal);
      const total = BigInt(statement.total);
      const input = inputOf({ deployment, campaign, pool, roll, total, standing: standing?.statement });
      return checkPending({ statement, fetched, input, rollAt: roll.rollAt, previous: standing?.cid ?? null });
    },
  });
  if (check.isError) {
    return (
      <ErrorNote title="It can't be checked" onRetry={() => void check.refetch()}>
        {describeError(check.error)}
      </ErrorNote>
    );
  }
  if (check.data === undefined) return <Progress label="Recomputing it here" value={null} />;
  return (
    <div className={styles.form}>
      <Finding check={check.data} />
      {check.data.result !== "unreadable" && (
        <StatementSheet campaign={campaign} token={pool.token} statement={check.data.statement} />
      )}
    </div>
  );
}

function Finding({ check }: { check: StatementCheck }) {
  switch (check.result) {
    case "right":
      return (
        <p className={own.check}>
          <Badge tone="ink">It is right</Badge>
          <span>This page has recomputed it from the roll: the same amounts, line by line, and the same root.</span>
        </p>
      );
    case "wrong":
      return (
        <ErrorNote title="It is wrong">
          {check.first.sentence} {check.differences > 1 && `There are ${check.differences} differences in all. `}
          Below is what it should say. Dispute it before its time is over.
        </ErrorNote>
      );
    case "unreadable":
      return <ErrorNote title="Its file is no statement">{check.error.message}</ErrorNote>;
  }
}
