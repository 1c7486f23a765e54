import type { ComputedStatement } from "@colophon/sdk/rewards/computeStatement.ts";
import { useMemo } from "react";
import { describeError } from "../../../lib/describeError.ts";
import { computeForPool, type PoolStatement } from "../../../statements/computeForPool.ts";

export type StatementResult =
  | { readonly ok: true; readonly statement: ComputedStatement }
  | { readonly ok: false; readonly fault: string };

/** A statement, computed in the page whenever its input changes. */
export function useStatement(input: PoolStatement): StatementResult {
  const { deployment, campaign, pool, roll, total, standing } = input;
  return useMemo(() => {
    try {
      return { ok: true, statement: computeForPool({ deployment, campaign, pool, roll, total, standing }) };
    } catch (error) {
      return { ok: false, fault: describeError(error) };
    }
  }, [deployment, campaign, pool, roll, total, standing]);
}
