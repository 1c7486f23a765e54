import { type ApiRoll, roll as rollSchema } from "@colophon/sdk/api/schemas.ts";
import { parseCampaignNumber } from "@colophon/sdk/ids/campaignNumber.ts";
import type { Context } from "../context.ts";
import { writeCsv } from "../csv/writeCsv.ts";
import { BadOption } from "../errors.ts";
import { countOf, date, percent, table } from "../format.ts";
import { getFromApi } from "../getFromApi.ts";
import type { Answer } from "../output.ts";

export type RollFlags = { csv?: boolean; out?: string };

const COLUMNS = ["id", "author", "certified", "score", "votes", "parents", "credits"] as const;

/** A campaign's roll, in full: closed, or as it would be if nothing more happened. */
export async function showRoll(context: Context, number: string, flags: RollFlags): Promise<Answer> {
  const campaign = parseCampaignNumber(number);
  if (flags.csv === true && context.output.json) {
    throw new BadOption("--csv", "CSV and JSON can't both be printed.", "Leave out --csv or --json.");
  }
  const roll = await getFromApi(context.settings, `/v1/campaigns/${campaign}/roll`, rollSchema);
  const state = roll.closed
    ? `closed ${date(roll.rollAt)}, read at block ${roll.block}`
    : `open until ${date(roll.rollAt)}: this is what it would be if nothing more happened`;
  if (flags.csv === true || flags.out !== undefined) {
    await writeCsv(COLUMNS, roll.works.map(toRow), flags.out);
    // The table goes without words; whether it is final must not get lost.
    if (flags.out === undefined) context.output.note(`The roll of campaign ${campaign}: ${state}.`);
    const lines =
      flags.out === undefined ? [] : [`${countOf(roll.works.length, "work")} written to ${flags.out}; ${state}.`];
    return { yes: roll.works.length > 0, json: { ...roll, file: flags.out }, lines };
  }
  return {
    yes: roll.works.length > 0,
    json: roll,
    lines: [
      ...table([
        ["campaign", String(campaign)],
        ["roll", state],
        ["block", roll.blockHash],
        ["works", String(roll.works.length)],
      ]),
      ...roll.works.flatMap((work) => ["", ...describe(work)]),
    ],
  };
}

type RollWork = ApiRoll["works"][number];

function describe(work: RollWork): string[] {
  return table([
    ["work", work.id],
    ["  author", work.author],
    ["  certified", date(work.certifiedAt)],
    ["  score, votes", `${work.score / 100} of 100, ${work.votes}`],
    ["  builds on", work.parents.length === 0 ? undefined : work.parents.join(", ")],
    ["  credits", work.credits.map(({ account, bps }) => `${account} ${percent(bps)}`).join(", ")],
  ]);
}

function toRow(work: RollWork): string[] {
  return [
    work.id,
    work.author,
    new Date(work.certifiedAt * 1_000).toISOString(),
    String(work.score / 100),
    String(work.votes),
    work.parents.join(" "),
    work.credits.map(({ account, bps }) => `${account}:${bps}`).join(" "),
  ];
}
