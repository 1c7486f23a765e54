import { claim } from "@colophon/sdk/actions/claim.ts";
import { proposeStatement } from "@colophon/sdk/actions/proposeStatement.ts";
import { readRollBlock } from "@colophon/sdk/actions/readRollBlock.ts";
import { campaign as campaignSchema, readiness, roll as rollSchema } from "@colophon/sdk/api/schemas.ts";
import { collectInputs } from "@colophon/sdk/audit/collectInputs.ts";
import { gatewaySource } from "@colophon/sdk/audit/gatewaySource.ts";
import { type ComputedStatement, computeStatement } from "@colophon/sdk/rewards/computeStatement.ts";
import { STATEMENT_CODE } from "@colophon/sdk/rewards/statementCode.ts";
import { writeStatement } from "@colophon/sdk/rewards/writeStatement.ts";
import { latestBlock } from "../runtime/chain/rpc.ts";
import { type Actor, actors } from "./actors.ts";
import { awaitApi, readApi } from "./awaitApi.ts";
import type { Studio } from "./studio.ts";
import { upload } from "./upload.ts";

/**
 * Publishes the statement of every pool of a campaign whose roll is closed: computed from the API's roll, written to IPFS with the
 * roll's inputs, proposed by the brand. As the brand's console does it.
 */
export async function publishStatements(studio: Studio, campaign: number, works: number): Promise<ComputedStatement[]> {
  const { urls, deployment } = studio;
  // What came in last is in the pools that the index tells of.
  const { number } = await latestBlock(urls.rpc);
  await awaitApi(urls.api, "/ready", readiness, ({ block }) => (block ?? -1) >= number, `block ${number} is read`);
  const roll = await awaitApi(
    urls.api,
    `/v1/campaigns/${campaign}/roll`,
    rollSchema,
    ({ closed, works: all }) => closed && all.length === works,
    `campaign ${campaign}'s roll is closed with ${works} works`,
  );
  const { settings, pools } = await readApi(urls.api, `/v1/campaigns/${campaign}`, campaignSchema);
  const ipfs = gatewaySource(urls.gateway);
  const car = await collectInputs(roll, { chainId: deployment.chainId, contract: deployment.contributions, ipfs });
  const inputs = await upload(urls.relay, new Uint8Array(Buffer.concat(car)));
  const block = await readRollBlock(studio.client(actors.brand), { deployment, rollAt: roll.rollAt });
  const statements: ComputedStatement[] = [];
  for (const { token, funded } of pools) {
    const statement = computeStatement({
      chainId: deployment.chainId,
      pool: deployment.rewardPools,
      campaign,
      token: token.address,
      rule: settings,
      roll: roll.works,
      total: BigInt(funded),
    });
    const sources = { rollAt: roll.rollAt, block, inputs: inputs.cid, code: STATEMENT_CODE };
    const lines = [...writeStatement(statement, sources)];
    const file = await upload(urls.relay, new TextEncoder().encode(lines.join("")));
    await proposeStatement(studio.client(actors.brand), {
      deployment,
      campaign,
      token: statement.token,
      root: statement.root,
      total: statement.total,
      statement: file,
    });
    statements.push(statement);
  }
  return statements;
}

/** Takes what a standing statement gives somebody. */
export async function claimFor(studio: Studio, who: Actor, statement: ComputedStatement): Promise<void> {
  const mine = statement.claimOf(who.account.address);
  if (mine === undefined)
    throw new Error(`${who.name} has nothing in the statement of campaign ${statement.campaign}.`);
  const { campaign, token } = statement;
  await claim(studio.client(who), { deployment: studio.deployment, campaign, token, ...mine });
}
