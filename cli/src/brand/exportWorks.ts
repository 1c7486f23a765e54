import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { parseCampaignNumber } from "@colophon/sdk/ids/campaignNumber.ts";
import { REASONS } from "@colophon/sdk/ids/reasons.ts";
import type { Context } from "../context.ts";
import { writeCsv } from "../csv/writeCsv.ts";
import { BadOption } from "../errors.ts";
import { countOf, table } from "../format.ts";
import type { Answer } from "../output.ts";
import { eachWork } from "./eachWork.ts";

export type WorksFlags = { csv?: boolean; out?: string; all?: boolean };

/** What a verdict needs, then what helps to give one; `campaign review` takes all of these. */
const COLUMNS = [
  "id",
  "verdict",
  "score",
  "reason",
  "note",
  "author",
  "title",
  "kind",
  "ai",
  "certified",
  "verification",
  "parents",
  "cid",
] as const;

/** A campaign's works, to be judged: by default those that wait for a verdict. */
export async function exportWorks(context: Context, number: string, flags: WorksFlags): Promise<Answer> {
  const campaign = parseCampaignNumber(number);
  if (flags.csv === true && context.output.json) {
    throw new BadOption("--csv", "CSV and JSON can't both be printed.", "Leave out --csv or --json.");
  }
  const works = eachWork(context, campaign, flags.all === true ? "any" : "in-review");
  if (flags.csv === true || flags.out !== undefined) {
    let count = 0;
    const rows = async function* () {
      for await (const work of works) {
        context.output.count("Reading works", ++count, undefined);
        yield toRow(work);
      }
    };
    await writeCsv(COLUMNS, rows(), flags.out);
    context.output.endProgress();
    const lines = flags.out === undefined ? [] : [`${countOf(count, "work")} written to ${flags.out}.`];
    return { yes: count > 0, json: { campaign, works: count, file: flags.out }, lines };
  }
  const found: ApiWork[] = [];
  for await (const work of works) found.push(work);
  const lines = found.flatMap((work) =>
    table([
      [work.title, ""],
      ["  work", work.id],
      ["  by", work.author],
      ["  verdict", verdictOf(work)],
    ]),
  );
  return { yes: found.length > 0, json: { campaign, works: found }, lines: found.length > 0 ? lines : ["No works."] };
}

function toRow(work: ApiWork): string[] {
  const { verdict } = work;
  const reason = REASONS.find(({ code }) => code === verdict?.reason)?.name ?? "";
  return [
    work.id,
    verdictOf(work),
    verdict?.accepted === true ? String(verdict.score / 100) : "",
    reason,
    verdict?.note ?? "",
    work.author,
    work.title,
    work.kind,
    work.aiUse,
    new Date(work.certifiedAt * 1_000).toISOString(),
    work.verification,
    work.parents.join(" "),
    work.cid,
  ];
}

function verdictOf({ verdict }: ApiWork): string {
  if (verdict === null) return "";
  return verdict.accepted ? "accept" : "reject";
}
