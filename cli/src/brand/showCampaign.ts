import { assertChain } from "@colophon/sdk/actions/assertChain.ts";
import { readCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import { readPool } from "@colophon/sdk/actions/readPool.ts";
import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import { terms as termsSchema } from "@colophon/sdk/api/schemas.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { RAW } from "@colophon/sdk/content/profile.ts";
import { parseCampaignNumber } from "@colophon/sdk/ids/campaignNumber.ts";
import type { Context } from "../context.ts";
import { date, ETHER, money, percent, table } from "../format.ts";
import { fetchDocument } from "../ipfs/fetchDocument.ts";
import type { Answer } from "../output.ts";

/** A campaign from chain and IPFS. */
export async function showCampaign(context: Context, number: string): Promise<Answer> {
  const campaign = parseCampaignNumber(number);
  const [client, deployment] = [await context.reader(), await context.deployment()];
  await assertChain(client, deployment);
  const found = await readCampaign(client, { deployment, campaign });
  const tokens = [{ ...ETHER, address: ETH }, ...deployment.tokens];
  const pools = await Promise.all(
    tokens.map(async (token) => ({
      token,
      pool: await readPool(client, { deployment, campaign, token: token.address }),
    })),
  );
  const funded = pools.filter(({ pool }) => pool.funded > 0n);
  // The chain says all that counts; words are shown where they can be had.
  const document = await fetchDocument(context.settings, found.terms.digest, termsSchema).catch(() => null);
  const terms = document?.state === "found" ? document.content : null;
  const { settings, schedule } = found;
  return {
    yes: true,
    json: { ...found, termsDocument: terms, pools: funded },
    lines: table([
      ["campaign", terms === null ? String(campaign) : `${campaign}, ${terms.title}`],
      ["brand", found.brand],
      ["arbiter", found.arbiter],
      ["open", `${date(settings.opens)} – ${date(settings.closes)}`],
      ["review ends", date(schedule.reviewEnds)],
      ["roll closes", date(schedule.rollAt)],
      ["format", settings.format],
      ["AI", settings.aiPolicy],
      [
        "rule",
        `${percent(settings.equalBps)} equal, ${percent(settings.curatedBps)} curated, ${percent(settings.communityBps)} community; lineage ${percent(settings.lineageBps)}`,
      ],
      ["licence", terms?.licence.name],
      ["terms", `version ${found.terms.version}, ipfs://${cidFromDigest(found.terms.digest, RAW)}`],
      ["config", found.config],
      ...funded.map(({ token, pool }): [string, string] => [
        "pool",
        `${money(pool.funded - pool.refunded, token)}, of which ${money(pool.paid, token)} claimed`,
      ]),
    ]),
  };
}
