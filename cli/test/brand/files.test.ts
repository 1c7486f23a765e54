import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { NO_DIGEST } from "@colophon/sdk/ids/digest.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CAMPAIGN_TEMPLATE } from "../../src/brand/campaignTemplate.ts";
import { collectRows } from "../../src/brand/collectRows.ts";
import { readCampaignFile } from "../../src/brand/readCampaignFile.ts";
import { readCurators } from "../../src/brand/readCurators.ts";
import { readTermsFile } from "../../src/brand/readTermsFile.ts";
import { readVerdict, VERDICT_COLUMNS } from "../../src/brand/readVerdicts.ts";
import { toSettings } from "../../src/brand/toSettings.ts";
import { BadFile } from "../../src/errors.ts";

const EXAMPLES = fileURLToPath(new URL("../../../examples/brand", import.meta.url));
const NOW = 1_760_000_000;
const NOTHING = { appealBond: 0n, edition: null };
const DAY = 86_400;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "colophon-brand-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string) {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** What a refused file's problems are about, and why. */
async function problemsOf(reading: Promise<unknown>) {
  const error = await reading.catch((caught: unknown) => caught);
  if (!(error instanceof BadFile)) throw new Error(`not refused: ${JSON.stringify(error)}`);
  return error.problems.map(({ place, why }) => `${place}: ${why}`);
}

const campaign = (changes: Record<string, unknown>) => {
  const whole = {
    v: 1,
    opens: "2026-03-01",
    closes: "+14d",
    review: "7d",
    appeals: "4d",
    finality: "1d",
    settle: "30d",
    split: { equal: "50%", curated: "50%", community: "0%" },
    lineage: "20%",
    royalty: "5%",
    ai: "any",
    format: "open",
    arbiter: `0x${"a".repeat(40)}`,
    ...changes,
  };
  return file("campaign.json", JSON.stringify(whole));
};
const settingsOf = async (changes: Record<string, unknown>) =>
  toSettings("campaign.json", await readCampaignFile(await campaign(changes)), NOTHING, NOW);

describe("readCampaignFile", () => {
  it("reads the template, once it names an arbiter, and the example", async () => {
    const unfilled = await problemsOf(readCampaignFile(await file("template.json", CAMPAIGN_TEMPLATE)));
    expect(unfilled).toEqual([expect.stringMatching(/^arbiter: Nobody has the zero address/)]);
    const filled = CAMPAIGN_TEMPLATE.replace(`0x${"0".repeat(40)}`, `0x${"a".repeat(40)}`);
    const template = await readCampaignFile(await file("filled.json", filled));
    expect(template).toMatchObject({ opens: "now", closes: { after: 14 * DAY }, split: { equal: 5_000 } });
    expect(await readCampaignFile(join(EXAMPLES, "campaign.json"))).toMatchObject({ edition: { cap: 500 } });
  });

  it("names everything that is wrong at once, by field", async () => {
    const path = await campaign({ review: "7", split: { equal: 50, curated: "50%" }, prize: 1, arbiter: "0x12" });
    const problems = await problemsOf(readCampaignFile(path));
    expect(problems.map((problem) => problem.split(":")[0]).sort()).toEqual(
      ["arbiter", "prize", "review", "split.community", "split.equal"].sort(),
    );
  });

  it.each([
    ["what isn't JSON", "{", /isn't JSON/],
    ["another version", '{"v": 2}', /v:/],
    ["a list", "[]", /expected object/],
  ])("refuses %s", async (_, content, why) => {
    expect((await problemsOf(readCampaignFile(await file("bad.json", content)))).join("; ")).toMatch(why);
  });
});

describe("toSettings", () => {
  it("counts from the opening, and leaves votes out where nothing goes by them", async () => {
    const settings = await settingsOf({});
    expect(settings.closes - settings.opens).toBe(14 * DAY);
    expect(settings).toMatchObject({ reviewPeriod: 7 * DAY, votesClose: 0, voterRoot: NO_DIGEST, lineageBps: 2_000 });
  });

  it("takes votes until the review ends, unless another time is named", async () => {
    const split = { equal: "40%", curated: "40%", community: "20%" };
    const { votesClose, opens } = await settingsOf({ split });
    expect(votesClose - opens).toBe(21 * DAY);
    const named = await settingsOf({ split, votes: { closes: "+15d", voters: [`0x${"b".repeat(40)}`] } });
    expect(named.votesClose - named.opens).toBe(15 * DAY);
    expect(named.voterRoot).not.toBe(NO_DIGEST);
  });

  it.each([
    ["a closing before the opening", { closes: "2026-02-01" }, "closes"],
    ["a closing in the past", { opens: "2020-01-01", closes: "2020-01-02" }, "closes"],
    ["a split that isn't whole", { split: { equal: "50%", curated: "40%", community: "0%" } }, "split"],
    ["votes that decide nothing", { votes: {} }, "votes"],
    [
      "votes after the review",
      { split: { equal: "0%", curated: "0%", community: "100%" }, votes: { closes: "+60d" } },
      "votes.closes",
    ],
    ["an end after 2106", { settle: "9999999d" }, "settle"],
  ])("refuses %s", async (_, changes, place) => {
    expect((await problemsOf(settingsOf(changes))).map((problem) => problem.split(":")[0])).toEqual([place]);
  });
});

describe("readTermsFile", () => {
  it("reads Markdown and JSON into the same document", async () => {
    const fromMarkdown = await readTermsFile(join(EXAMPLES, "terms.md"));
    expect(fromMarkdown).toMatchObject({ v: 1, title: "Small Hours", gallery: "open" });
    expect(fromMarkdown.licence).toEqual({ name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" });
    const { v: _, licence, ...rest } = fromMarkdown;
    const json = await file("terms.json", JSON.stringify({ ...rest, licence: licence.name }));
    expect(await readTermsFile(json)).toEqual(fromMarkdown);
  });

  it("takes a brand's own licence word for word", async () => {
    const own = await file("own.md", "# A\n\n## Brief\nB\n\n## Licence\nOnly here.\n\n```\n## not a section\n```\n");
    expect((await readTermsFile(own)).licence.text).toBe("Only here.\n\n```\n## not a section\n```");
  });

  it.each([
    ["an unknown section", "# A\n## Brief\nB\n## Licence\nCC BY 4.0\n## Prizes\nMany\n", /line 6: “Prizes”/],
    ["a section twice", "# A\n## Brief\nB\n## Brief\nC\n## Licence\nX\n", /stands twice/],
    ["a second title", "# A\n# B\n## Brief\nB\n## Licence\nX\n", /second title/],
    ["no licence", "# A\n## Brief\nB\n", /licence: the section is missing/],
    ["words of no section", "# A\nlost\n## Brief\nB\n## Licence\nX\n", /belongs to no section/],
    ["an empty brief", "# A\n## Brief\n\n## Licence\nX\n", /brief: Please write/],
    ["a title that is too long", `# ${"A".repeat(121)}\n## Brief\nB\n## Licence\nX\n`, /121 characters/],
  ])("refuses %s", async (_, content, why) => {
    expect((await problemsOf(readTermsFile(await file("bad.md", content)))).join("; ")).toMatch(why);
  });
});

describe("readCurators", () => {
  it("reads the example, and refuses strangers and repetitions", async () => {
    expect(await readCurators(join(EXAMPLES, "curators.csv"))).toHaveLength(2);
    const one = `0x${"c".repeat(40)}`;
    const bad = await file("bad.csv", `account\n${one}\n${one}\n0x12\n`);
    expect(await problemsOf(readCurators(bad))).toHaveLength(2);
  });
});

describe("a file of verdicts", () => {
  const read = (path: string, scored = true) =>
    collectRows(path, VERDICT_COLUMNS, (row) => readVerdict(row, 1, scored));
  const id = `0x00000001${"7".repeat(56)}`;

  it("says the same as CSV and as JSON", async () => {
    const csv = await read(join(EXAMPLES, "verdicts.csv"));
    const json = await read(join(EXAMPLES, "verdicts.json"));
    expect(csv.open).toBe(1);
    const plain = ({ rows }: typeof csv) => rows.map(({ id: work, judgement }) => ({ work, judgement }));
    expect(plain(csv)).toEqual(plain(json));
    expect(csv.rows[0]?.judgement).toEqual({ accepted: true, score: 8_250 });
  });

  it.each([
    ["no verdict beside a score", `${id},,,10,,`, /no verdict/],
    ["a word that is none", `${id},,yes,10,,`, /“yes” is no verdict/],
    ["no score where the pool goes by it", `${id},,accept,,,`, /score is missing/],
    ["a score above 100", `${id},,accept,100.01,,`, /no score/],
    ["a negative score", `${id},,accept,-1,,`, /no score/],
    ["a reason for acceptance", `${id},,accept,1,spam,`, /neither reason nor note/],
    ["a score of a rejection", `${id},,reject,1,spam,`, /has no score/],
    ["an unknown reason", `${id},,reject,,boring,`, /no reason/],
    ["other without a note", `${id},,reject,,other,`, /needs a note/],
    ["a note that is too long", `${id},,reject,,other,${"x".repeat(5_001)}`, /5001 characters/],
    ["no work", ",,accept,1,,", /neither id nor cid/],
    ["another campaign's work", `0x00000002${"7".repeat(56)},,accept,1,,`, /of campaign 2/],
    ["a malformed id", "0x77,,accept,1,,", /id/],
    [
      "id and cid of different works",
      `${id},bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e,accept,1,,`,
      /different works/,
    ],
  ])("refuses %s", async (_, line, why) => {
    const path = await file("bad.csv", `id,cid,verdict,score,reason,note\n${line}\n`);
    const problems = await problemsOf(read(path));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(why);
    expect(problems[0]).toMatch(/^line 2: /);
  });

  it("names works that stand twice, by id or by content", async () => {
    const cid = "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e";
    const same = "0x0000000127b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9".slice(0, 10);
    const byCid = await read(await file("one.csv", `cid,verdict,score\nipfs://${cid},accept,1\n`));
    const work = byCid.rows[0]?.id ?? "";
    expect(work.startsWith(same)).toBe(true);
    const twice = await file("two.csv", `id,cid,verdict,score\n${work},,accept,1\n,${cid},accept,1\n`);
    expect(await problemsOf(read(twice))).toEqual(["line 3: the work stands on line 2 already"]);
  });

  it("refuses fields that JSON has too many of", async () => {
    const path = await file("bad.json", JSON.stringify([{ id, verdict: "accept", points: 3 }]));
    expect((await problemsOf(read(path))).join()).toMatch(/entry 1: there is no field “points”/);
  });
});
