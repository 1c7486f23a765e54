import type { Address, Hex } from "viem";
import { waitForTransactionReceipt, writeContract } from "viem/actions";
import { demoTokenAbi } from "../../../sdk/src/abis/generated.ts";
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

/**
 * A campaign whose roll is closed, with that much in its pools, and statements that stand: what the accounts can claim.
 *
 * @param tokens besides ETH; of each the pool has as much
 */
export async function standingCampaign(stage: IntakeStage, amount: bigint, tokens: readonly Address[] = []) {
  const { chain, deployment } = stage;
  const brand = chain.wallet(BRAND);
  const campaign = await stage.openCampaign();
  await fund(brand, { deployment, campaign, amount });
  for (const token of tokens) {
    // As much again for the bonds.
    const args = [brand.account.address, 2n * amount] as const;
    const hash = await writeContract(brand, { address: token, abi: demoTokenAbi, functionName: "mint", args });
    await waitForTransactionReceipt(brand, { hash });
    await fund(brand, { deployment, campaign, token, amount });
  }
  const { rollAt } = await readSchedule(brand, { deployment, campaign });
  await chain.travelTo(rollAt);
  return {
    campaign,
    /** Has a statement stand, and gives its claims. */
    stand: async (shares: Shares, token: Address = ETH): Promise<ClaimSubmission[]> => {
      const tree = rewardTree({ chainId: deployment.chainId, pool: deployment.rewardPools, campaign, token }, shares);
      const total = shares.reduce((sum, { cumulative }) => sum + cumulative, 0n);
      const statement = { digest: digestOfText(`${campaign} ${token} ${total}`), codec: "raw" } as const;
      await proposeStatement(brand, { deployment, campaign, token, root: tree.root, total, statement });
      const { claimableFrom } = await readPool(brand, { deployment, campaign, token });
      await chain.travelTo(claimableFrom);
      return shares.map(({ account, cumulative }, index) => ({
        ...{ campaign, token, account, cumulative: cumulative.toString() },
        proof: [...tree.proof(index)],
      }));
    },
  };
}
