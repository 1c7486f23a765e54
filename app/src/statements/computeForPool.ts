import type { ApiCampaign, ApiPool, ApiRoll } from "@colophon/sdk/api/schemas.ts";
import { type ComputedStatement, computeStatement } from "@colophon/sdk/rewards/computeStatement.ts";
import type { StandingStatement, StatementInput } from "@colophon/sdk/rewards/types.ts";
import type { AppDeployment } from "../lib/config.ts";

export interface PoolStatement {
  readonly deployment: Pick<AppDeployment, "chainId" | "rewardPools">;
  readonly campaign: Pick<ApiCampaign, "id" | "settings">;
  readonly pool: Pick<ApiPool, "token">;
  readonly roll: Pick<ApiRoll, "works">;
  /** Cumulative, in the token's smallest unit. */
  readonly total: bigint;
  /** Read from its file; undefined for the pool's first statement. */
  readonly standing: StandingStatement | undefined;
}

/** Everything that a pool's statement follows from. */
export function inputOf({ deployment, campaign, pool, roll, total, standing }: PoolStatement): StatementInput {
  const { equalBps, curatedBps, communityBps, lineageBps } = campaign.settings;
  return {
    chainId: deployment.chainId,
    pool: deployment.rewardPools,
    campaign: campaign.id,
    token: pool.token.address,
    rule: { equalBps, curatedBps, communityBps, lineageBps },
    roll: roll.works,
    total,
    standing,
  };
}

/** A pool's statement, computed here and now. @throws {ColophonError} where roll or total are no statement's. */
export function computeForPool(statement: PoolStatement): ComputedStatement {
  return computeStatement(inputOf(statement));
}

export interface SumCheck {
  /** What all accounts have together, by adding them up here; in the token's smallest unit. */
  readonly accounts: bigint;
  /** What all works keep, which is what this statement gives out. */
  readonly works: bigint;
  readonly right: boolean;
}

/** Adds everything up once more, apart from the engine: what a person would do with a pencil. */
export function addUp(statement: Pick<ComputedStatement, "accounts" | "explainAll" | "total" | "given">): SumCheck {
  const accounts = statement.accounts.reduce((sum, { cumulative }) => sum + cumulative, 0n);
  let works = 0n;
  for (const { kept } of statement.explainAll()) works += kept;
  return { accounts, works, right: accounts === statement.total && works === statement.given };
}
