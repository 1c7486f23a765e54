import { assertChain } from "@colophon/sdk/actions/assertChain.ts";
import { readCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import { readPool } from "@colophon/sdk/actions/readPool.ts";
import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import { terms as termsSchema } from "@colophon/sdk/api/schemas.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { RAW } from "@colophon/sdk/content/profile.ts";
import { parseCampaignNumber } from "@colophon/sdk/ids/campaignNumber.ts";
import { Command } from "commander";
import { CAMPAIGN_TEMPLATE } from "../brand/campaignTemplate.ts";
import type { OpenFlags } from "../brand/openCampaign.ts";
import type { Context } from "../context.ts";
import { date, ETHER, money, percent, table } from "../format.ts";
import { fetchDocument } from "../ipfs/fetchDocument.ts";
import type { Answer } from "../output.ts";
import type { Host } from "../program.ts";
import { signingOptions } from "../signing/approve.ts";

/** `colophon campaign …`: campaigns, and what their brand does. */
export function campaignCommand(host: Host): Command {
  const show = new Command("show")
    .description("Show a campaign: times, rules, terms and pools, from the chain and IPFS alone.")
    .argument("<number>", "the campaign's number")
    .action(async (number: string, _, command: Command) =>
      host.answer(await showCampaign(host.context(command), number)),
    );
  const template = new Command("template")
    .description("Print a campaign file to begin with, with what each field means.")
    .action((_, command: Command) => {
      host.context(command);
      host.answer({ yes: true, json: { template: CAMPAIGN_TEMPLATE }, lines: [CAMPAIGN_TEMPLATE.trimEnd()] });
    });
  const open = signingOptions(
    new Command("open")
      .description("Open a campaign from a file; the key in COLOPHON_KEY is its brand.")
      .requiredOption("--file <campaign.json>", "its settings: see colophon campaign template")
      .option("--terms <file>", "brief, guidelines and licence, as JSON or Markdown; by default the file's own")
      .option("--curators <csv>", "more curators: a CSV with a column account"),
  ).action(async (flags: OpenFlags, command: Command) => {
    const { openFromFile } = await import("../brand/openCampaign.ts");
    host.answer(await openFromFile(host.context(command), flags));
  });
  return new Command("campaign")
    .description("Look at campaigns; open, fund and review your own.")
    .addCommand(show)
    .addCommand(template)
    .addCommand(open);
}

async function showCampaign(context: Context, number: string): Promise<Answer> {
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
        `${money(pool.funded - pool.refunded, token)}, of which ${money(pool.paid, token)} are paid`,
      ]),
    ]),
  };
}
