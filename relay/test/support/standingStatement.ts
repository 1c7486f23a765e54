import type { Hex } from "viem";
import { fund } from "../../../sdk/src/actions/fund.ts";
import { proposeStatement } from "../../../sdk/src/actions/proposeStatement.ts";
import { readPool } from "../../../sdk/src/actions/readPool.ts";
import { readSchedule } from "../../../sdk/src/actions/readSchedule.ts";
import { ETH } from "../../../sdk/src/actions/requests/request.ts";
import type { ClaimSubmission } from "../../../sdk/src/api/intakeSchemas.ts";
import { rewardTree } from "../../../sdk/src/merkle/rewardTree.ts";
import { digestOfText } from "../../../sdk/test/support/works.ts";
import { BRAND, type IntakeStage } from "./intakeStage.ts";

export type Shares = readonly { readonly account: Hex; readonly cumulative: bigint }[];

/** A campaign whose roll is closed, with ETH in its pool, and statements that stand: what the accounts can claim. */
export async function standingCampaign(stage: IntakeStage, eth: bigint) {
  const { chain, deployment } = stage;
  const brand = chain.wallet(BRAND);
  const campaign = await stage.openCampaign();
  await fund(brand, { deployment, campaign, amount: eth });
  const { rollAt } = await readSchedule(brand, { deployment, campaign });
  await chain.travelTo(rollAt);
  const place = { chainId: deployment.chainId, pool: deployment.rewardPools, campaign, token: ETH };
  return {
    campaign,
    /** Has a statement stand, and gives its claims. */
    stand: async (shares: Shares): Promise<ClaimSubmission[]> => {
      const tree = rewardTree(place, shares);
      const total = shares.reduce((sum, { cumulative }) => sum + cumulative, 0n);
      const statement = { digest: digestOfText(`${campaign} ${total}`), codec: "raw" } as const;
      await proposeStatement(brand, { deployment, campaign, root: tree.root, total, statement });
      const { claimableFrom } = await readPool(brand, { deployment, campaign });
      await chain.travelTo(claimableFrom);
      return shares.map(({ account, cumulative }, index) => ({
        ...{ campaign, token: ETH, account, cumulative: cumulative.toString() },
        proof: [...tree.proof(index)],
      }));
    },
  };
}
