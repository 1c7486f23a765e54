import { assertChain } from "@colophon/sdk/actions/assertChain.ts";
import { type ChainCampaign, readCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import { type ChainPool, readPool } from "@colophon/sdk/actions/readPool.ts";
import type { Deployment } from "@colophon/sdk/deployment/parseDeployment.ts";
import { parseCampaignNumber } from "@colophon/sdk/ids/campaignNumber.ts";
import type { PublicClient } from "viem";
import type { Context } from "../context.ts";
import { findToken, type Token } from "../tokens/findToken.ts";

/** A pool as the chain has it, and what belongs to it. */
export type PoolAt = {
  client: PublicClient;
  deployment: Deployment;
  campaign: ChainCampaign;
  token: Token;
  pool: ChainPool;
};

/** Looks a pool up by what a person calls it. @throws {BadOption} {MalformedId} {ContractReverted} {WrongChain} {ChainUnreachable} */
export async function poolAt(context: Context, number: string, tokenName: string): Promise<PoolAt> {
  const parsed = parseCampaignNumber(number);
  const [client, deployment] = [await context.reader(), await context.deployment()];
  await assertChain(client, deployment);
  const token = await findToken(context, tokenName);
  const [campaign, pool] = await Promise.all([
    readCampaign(client, { deployment, campaign: parsed }),
    readPool(client, { deployment, campaign: parsed, token: token.address }),
  ]);
  return { client, deployment, campaign, token, pool };
}
