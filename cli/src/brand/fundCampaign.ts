import { assertChain } from "@colophon/sdk/actions/assertChain.ts";
import { ensureAllowance } from "@colophon/sdk/actions/ensureAllowance.ts";
import { fund } from "@colophon/sdk/actions/fund.ts";
import { readCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import { readPool } from "@colophon/sdk/actions/readPool.ts";
import { fundRequest } from "@colophon/sdk/actions/requests/fundRequest.ts";
import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import { simulateRequest } from "@colophon/sdk/actions/simulateRequest.ts";
import { terms as termsSchema } from "@colophon/sdk/api/schemas.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { RAW } from "@colophon/sdk/content/profile.ts";
import { parseCampaignNumber } from "@colophon/sdk/ids/campaignNumber.ts";
import { parseConfigHash } from "@colophon/sdk/ids/configHash.ts";
import type { Context } from "../context.ts";
import { BadOption } from "../errors.ts";
import { date, money, table } from "../format.ts";
import { fetchDocument } from "../ipfs/fetchDocument.ts";
import type { Answer } from "../output.ts";
import { approve, type SigningFlags } from "../signing/approve.ts";
import { rehearse } from "../signing/rehearse.ts";
import { findToken } from "../tokens/findToken.ts";
import { readAmount } from "../tokens/readAmount.ts";

export type FundFlags = SigningFlags & { amount: string; token: string; permit?: boolean; config?: string };

/** Adds to a campaign's pool, under the config hash that is shown. */
export async function fundCampaign(context: Context, number: string, flags: FundFlags): Promise<Answer> {
  const campaign = parseCampaignNumber(number);
  const client = await context.signer();
  const deployment = await context.deployment();
  await assertChain(client, deployment);
  const token = await findToken(context, flags.token);
  const amount = readAmount(flags.amount, token, "--amount");
  const found = await readCampaign(client, { deployment, campaign });
  const { config } = found;
  if (flags.config !== undefined && parseConfigHash(flags.config) !== config) {
    const what = `The campaign's config hash is ${config} now, and not ${flags.config}: its settings or terms have changed.`;
    throw new BadOption("--config", what, `Look at it again: colophon campaign show ${campaign}.`);
  }
  const pool = await readPool(client, { deployment, campaign, token: token.address });
  const deposit = { campaign, token: token.address, amount, config };
  const request = fundRequest(deployment, deposit);
  const first = await rehearse(context, {
    token,
    amount,
    simulate: () => simulateRequest(client, { request, account: client.account }),
  });
  const document = await fetchDocument(context.settings, found.terms.digest, termsSchema).catch(() => null);
  const title = document?.state === "found" ? document.content.title : undefined;
  const permission =
    flags.permit === true ? "a permit that you sign (or an approval, where it has none)" : "an approval";
  const summary = [
    `This adds ${money(amount, token)} to a pool.`,
    "",
    ...table([
      ["campaign", title === undefined ? String(campaign) : `${campaign}, ${title}`],
      ["amount", money(amount, token)],
      ["token", token.address === ETH ? "ETH" : `${token.symbol}, ${token.address}`],
      ["from", client.account.address],
      ["first", first ? `${permission} of exactly this amount` : undefined],
      ["pool now", money(pool.funded - pool.refunded, token)],
      ["config", `${config} (under any other the deposit fails)`],
      ["terms", `version ${found.terms.version}, ipfs://${cidFromDigest(found.terms.digest, RAW)}`],
      ["brand, arbiter", `${found.brand}, ${found.arbiter}`],
      ["roll closes", date(found.schedule.rollAt)],
    ]),
    "",
    "It is locked from then on: it comes back only if the roll is empty, or no statement ever stands.",
    ...(found.locked ? [] : ["It fixes the campaign's settings for ever."]),
    "",
  ];
  const said = { ...deposit, symbol: token.symbol, approves: first, account: client.account.address };
  if (!(await approve(context, summary, flags))) {
    return {
      yes: true,
      json: { dryRun: true, ...said },
      lines: [first ? "It would approve, then fund." : "It would fund."],
    };
  }
  if (first && flags.permit !== true) await ensureAllowance(client, { deployment, token: token.address, amount });
  const { hash, result } = await fund(client, { deployment, ...deposit });
  return {
    yes: true,
    json: { ...said, received: result, transaction: hash },
    lines: [`Funded: the pool received ${money(result, token)}.`, ...table([["transaction", hash]])],
  };
}
