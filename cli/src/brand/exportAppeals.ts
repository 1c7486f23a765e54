import { type ApiAppealRecord, appealPage } from "@colophon/sdk/api/schemas.ts";
import { parseCampaignNumber } from "@colophon/sdk/ids/campaignNumber.ts";
import { REASONS } from "@colophon/sdk/ids/reasons.ts";
import type { Context } from "../context.ts";
import { writeCsv } from "../csv/writeCsv.ts";
import { BadOption } from "../errors.ts";
import { countOf, date, ETHER, money, table } from "../format.ts";
import { getFromApi } from "../getFromApi.ts";
import type { Answer } from "../output.ts";

export type AppealsFlags = { csv?: boolean; out?: string; all?: boolean };

/** What a decision needs, then what helps to make one; `campaign decide` takes all of these. */
const COLUMNS = ["id", "author", "decision", "score", "note", "title", "reason", "bond", "appealed", "cid"] as const;

/** A campaign's appeals, to be decided: by default those that wait. */
export async function exportAppeals(context: Context, number: string, flags: AppealsFlags): Promise<Answer> {
  const campaign = parseCampaignNumber(number);
  if (flags.csv === true && context.output.json) {
    throw new BadOption("--csv", "CSV and JSON can't both be printed.", "Leave out --csv or --json.");
  }
  const appeals: ApiAppealRecord[] = [];
  for await (const appeal of eachAppeal(context, campaign, flags.all === true ? null : "pending")) appeals.push(appeal);
  const yes = appeals.length > 0;
  if (flags.csv === true || flags.out !== undefined) {
    await writeCsv(COLUMNS, appeals.map(toRow), flags.out);
    const lines = flags.out === undefined ? [] : [`${countOf(appeals.length, "appeal")} written to ${flags.out}.`];
    return { yes, json: { campaign, appeals: appeals.length, file: flags.out }, lines };
  }
  const lines = appeals.flatMap((appeal) =>
    table([
      [appeal.work?.title ?? "A work that isn't minted", ""],
      ["  work", appeal.id],
      ["  by", appeal.author],
      ["  rejected as", reasonOf(appeal)],
      ["  bond", money(BigInt(appeal.bond), ETHER)],
      ["  appealed", date(appeal.time)],
      ["  state", appeal.state],
    ]),
  );
  return { yes, json: { campaign, appeals }, lines: yes ? lines : ["No appeals."] };
}

/** A campaign's appeals, page by page. @throws {BadSetting} {ServiceUnreachable} {ServiceRefused} */
export async function* eachAppeal(
  context: Context,
  campaign: number,
  state: "pending" | null,
): AsyncGenerator<ApiAppealRecord, void, void> {
  const query = new URLSearchParams({ limit: "100" });
  if (state !== null) query.set("state", state);
  for (let next: string | null = ""; next !== null; ) {
    if (next !== "") query.set("cursor", next);
    const path = `/v1/campaigns/${campaign}/appeals?${query}`;
    const page: typeof appealPage._output = await getFromApi(context.settings, path, appealPage);
    yield* page.items;
    next = page.next;
  }
}

function toRow(appeal: ApiAppealRecord): string[] {
  const decided = appeal.state === "upheld" ? "uphold" : appeal.state === "rejected" ? "reject" : "";
  return [
    appeal.id,
    appeal.author,
    decided,
    appeal.state === "upheld" ? String(appeal.score / 100) : "",
    appeal.note ?? "",
    appeal.work?.title ?? "",
    reasonOf(appeal) ?? "",
    money(BigInt(appeal.bond), ETHER),
    new Date(appeal.time * 1_000).toISOString(),
    appeal.work?.cid ?? "",
  ];
}

function reasonOf({ verdict }: ApiAppealRecord): string | undefined {
  return REASONS.find(({ code }) => code === verdict?.reason)?.name;
}
