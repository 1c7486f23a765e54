import { workPage } from "@colophon/sdk/api/schemas.ts";
import { parseAccount } from "@colophon/sdk/ids/account.ts";
import { parseCampaignNumber } from "@colophon/sdk/ids/campaignNumber.ts";
import { Command } from "commander";
import type { Context } from "../context.ts";
import { BadOption } from "../errors.ts";
import { date, table } from "../format.ts";
import { getFromApi } from "../getFromApi.ts";
import type { Answer } from "../output.ts";
import type { Host } from "../program.ts";

type Flags = { campaign?: string; author?: string; mine?: boolean; all?: boolean; limit?: string };

const PAGE = 100;

/** `colophon works`: lists works, through the API. */
export function worksCommand(host: Host): Command {
  return new Command("works")
    .description("List works, newest first. Asks the API.")
    .option("--campaign <number>", "only this campaign's")
    .option("--author <address>", "only this author's")
    .option("--mine", "only those of COLOPHON_KEY's account")
    .option("--all", "also those in review, rejected, or not verified")
    .option("--limit <count>", "at most so many", "50")
    .action(async (flags: Flags, command: Command) => host.answer(await works(host.context(command), flags)));
}

async function works(context: Context, flags: Flags): Promise<Answer> {
  const limit = readLimit(flags.limit ?? "50");
  const query = new URLSearchParams({ limit: String(Math.min(limit, PAGE)) });
  if (flags.campaign !== undefined) query.set("campaign", String(parseCampaignNumber(flags.campaign)));
  if (flags.mine === true) query.set("author", context.account().address.toLowerCase());
  else if (flags.author !== undefined) query.set("author", parseAccount(flags.author));
  // One's own works are wanted in whatever state they are.
  if (flags.all === true || flags.mine === true)
    for (const filter of ["standing", "verification"]) query.set(filter, "any");

  const items = [];
  for (let next: string | null = ""; next !== null && items.length < limit; ) {
    if (next !== "") query.set("cursor", next);
    const page: typeof workPage._output = await getFromApi(context.settings, `/v1/works?${query}`, workPage);
    items.push(...page.items);
    next = page.next;
  }
  const found = items.slice(0, limit);
  const lines = found.flatMap((work) => [
    ...table([
      [work.title, ""],
      ["  work", work.id],
      ["  campaign", work.campaignTitle === null ? String(work.campaign) : `${work.campaign}, ${work.campaignTitle}`],
      ["  author", work.author],
      ["  certified", `${date(work.certifiedAt)}, ${work.final ? "final" : "provisional"}`],
      ["  standing", `${work.standing}, bytes ${work.verification}`],
    ]),
    "",
  ]);
  return { yes: found.length > 0, json: { works: found }, lines: found.length > 0 ? lines : ["No works."] };
}

function readLimit(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= 10_000) return limit;
  throw new BadOption("--limit", `“${text}” is no limit.`, "Give a whole number from 1 to 10,000.");
}
