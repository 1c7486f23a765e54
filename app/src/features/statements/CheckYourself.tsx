import type { ApiCampaign, ApiPool, ApiStatement } from "@colophon/sdk/api/schemas.ts";
import { useMutation } from "@tanstack/react-query";
import { getJson } from "../../lib/api.ts";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { describeError } from "../../lib/describeError.ts";
import type { CheckResult } from "../../statements/CheckResult.ts";
import type { FiledStatement } from "../../statements/statementFile.ts";
import { useStanding } from "../../statements/useStanding.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { checkByRoll } from "./checkByRoll.ts";
import styles from "./Statements.module.css";

interface CheckYourselfProps {
  campaign: ApiCampaign;
  pool: ApiPool;
  statement: FiledStatement;
  statements: readonly ApiStatement[];
  /** Hears what was found: a dispute takes it as its evidence. */
  onResult: (result: CheckResult) => void;
}

/** Recomputes the pending statement in the page, so that nobody has to believe whoever published it. */
export function CheckYourself({ campaign, pool, statement, statements, onResult }: CheckYourselfProps) {
  const { apiUrl, gatewayUrl, deployment } = useConfig();
  const standing = useStanding(pool, statements);
  const check = useMutation({
    mutationFn: () =>
      checkByRoll({
        ...{ campaign, pool, statement, deployment, gatewayUrl },
        roll: () => getJson(apiUrl, `/v1/campaigns/${campaign.id}/roll`),
        standing: standing.data ?? null,
      }),
    onSuccess: onResult,
  });
  return (
    <>
      <p className={styles.prose}>
        This page fetches the statement's file, computes every amount anew from the roll, and compares line by line,
        down to the root that is on chain.
      </p>
      <div>
        <Button busy={check.isPending || standing.isPending} onClick={() => check.mutate()}>
          {check.data === undefined ? "Check it here" : "Check it again"}
        </Button>
      </div>
      <div aria-live="polite">
        {check.isError && <ErrorNote title="It can't be checked">{describeError(check.error)}</ErrorNote>}
        {check.data?.result === "right" && (
          <p className={styles.finding}>
            <Badge tone="ink">It is right</Badge>
            <span>The same amounts, line by line, and the same root.</span>
          </p>
        )}
        {check.data?.result === "wrong" && (
          <ErrorNote title="It is wrong">
            <p>{check.data.sentence}</p>
            <p>You can dispute it below; this report goes with it.</p>
          </ErrorNote>
        )}
      </div>
    </>
  );
}
