import type { ApiCampaign, ApiPool, ApiRoll } from "@colophon/sdk/api/schemas.ts";
import { MalformedStatement } from "@colophon/sdk/rewards/statementErrors.ts";
import type { AppDeployment } from "../../lib/config.ts";
import type { CheckResult } from "../../statements/CheckResult.ts";
import { checkPending } from "../../statements/checkPending.ts";
import { inputOf } from "../../statements/computeForPool.ts";
import { type FiledStatement, fetchStatement } from "../../statements/statementFile.ts";
import type { Standing } from "../../statements/useStanding.ts";

interface ToCheck {
  readonly campaign: ApiCampaign;
  readonly pool: ApiPool;
  readonly statement: FiledStatement;
  readonly deployment: AppDeployment;
  readonly gatewayUrl: string;
  readonly roll: () => Promise<ApiRoll>;
  readonly standing: Standing | null;
}

/** Checks a pending statement against the roll as the index has it. A file that is no statement is wrong too. */
export async function checkByRoll(check: ToCheck): Promise<CheckResult> {
  const { statement, deployment, campaign, pool, standing } = check;
  const roll = await check.roll();
  const about = { statement: statement.cid, root: statement.root, by: "the roll of the index", block: roll.block };
  try {
    const fetched = await fetchStatement(check.gatewayUrl, statement);
    const total = BigInt(statement.total);
    const input = inputOf({ deployment, campaign, pool, roll, total, standing: standing?.statement });
    const found = await checkPending({
      statement,
      fetched,
      input,
      rollAt: roll.rollAt,
      previous: standing?.cid ?? null,
    });
    if (found.result === "right") return { result: "right", sentence: null, report: { ...about, result: "right" } };
    if (found.result === "unreadable") return wrong(about, found.error.message, 1);
    return wrong(about, found.first.sentence, found.differences);
  } catch (error) {
    if (error instanceof MalformedStatement) return wrong(about, error.message, 1);
    throw error;
  }
}

function wrong(about: object, sentence: string, differences: number): CheckResult {
  return { result: "wrong", sentence, report: { ...about, result: "wrong", first: sentence, differences } };
}
