import { describe, expect, it } from "vitest";
import { type Draft, EMPTY_DRAFT, titleOf } from "../../../src/features/contribute/draft.ts";
import { authorShare, bpsOf, readDraft } from "../../../src/features/contribute/readDraft.ts";
import { kindOf, mediaTypeOf } from "../../../src/lib/kindOf.ts";

type Rules = Parameters<typeof readDraft>[1];

const ADA = `0x${"aa".repeat(20)}`;
const BRUNO = `0x${"bb".repeat(20)}`;
const settings = { aiPolicy: "any", format: "open" } as Rules["settings"];
const counts = { works: 3 } as Rules["counts"];
const open: Rules = { id: 1, settings, counts };
const good: Draft = { ...EMPTY_DRAFT, title: "Low tide", aiUse: "none" };

const faultsOf = (draft: Partial<Draft>, rules: Rules = open) => {
  const read = readDraft({ ...good, ...draft }, rules, ADA);
  if (read.ok) throw new Error("expected faults");
  return read.faults;
};
const coAuthor = (part: object) => ({ key: 1, account: BRUNO, percent: "30", role: "", ...part });

describe("readDraft", () => {
  it("makes a manifest", () => {
    expect(readDraft({ ...good, title: "  Low tide " }, open, ADA)).toEqual({
      ok: true,
      aiUse: "none",
      manifest: { v: 1, title: "Low tide", description: "", mediaType: "application/octet-stream" },
    });
  });

  it("refuses titles of 0 and 300 characters, and takes 1 and 200", () => {
    expect(faultsOf({ title: "  " }).title).toBeDefined();
    expect(faultsOf({ title: "x".repeat(300) }).title).toContain("300");
    expect(readDraft({ ...good, title: "x" }, open, ADA).ok).toBe(true);
    expect(readDraft({ ...good, title: "x".repeat(200) }, open, ADA).ok).toBe(true);
  });

  it("refuses a description over its limit", () => {
    expect(faultsOf({ description: "x".repeat(5_001) }).description).toContain("5,001");
  });

  it("wants the use of AI said, and allowed", () => {
    expect(faultsOf({ aiUse: null }).aiUse).toBeDefined();
    const none = { ...open, settings: { ...settings, aiPolicy: "none" as const } };
    expect(faultsOf({ aiUse: "assisted" }, none).aiUse).toBeDefined();
  });

  describe("credits", () => {
    it("give the author what the others leave", () => {
      const read = readDraft({ ...good, coAuthors: [coAuthor({ role: "words" })] }, open, ADA);
      expect(read.ok && read.manifest.credits).toEqual([
        { account: ADA, bps: 7_000 },
        { account: BRUNO, bps: 3_000, role: "words" },
      ]);
    });
    it("leave the author out who keeps nothing", () => {
      const read = readDraft({ ...good, coAuthors: [coAuthor({ percent: "100" })] }, open, ADA);
      expect(read.ok && read.manifest.credits).toEqual([{ account: BRUNO, bps: 10_000 }]);
    });
    it("refuse more than everything, the author twice, and bad accounts, shares and roles", () => {
      expect(
        faultsOf({
          coAuthors: [coAuthor({}), coAuthor({ key: 2, account: `0x${"cc".repeat(20)}`, percent: "80" })],
        }).coAuthors.get(2)?.percent,
      ).toContain("110 %");
      expect(faultsOf({ coAuthors: [coAuthor({ account: ADA })] }).coAuthors.get(1)?.account).toBeDefined();
      expect(faultsOf({ coAuthors: [coAuthor({ account: "0x12" })] }).coAuthors.get(1)?.account).toBeDefined();
      expect(faultsOf({ coAuthors: [coAuthor({ percent: "0" })] }).coAuthors.get(1)?.percent).toBeDefined();
      expect(faultsOf({ coAuthors: [coAuthor({ role: "x".repeat(81) })] }).coAuthors.get(1)?.role).toBeDefined();
    });
  });

  describe("parents", () => {
    const remix: Rules = { ...open, settings: { ...settings, format: "remix" } };
    const parent = (campaign: string) => ({ id: `0x${campaign}${"ab".repeat(28)}`, title: "t", author: ADA });
    it("are needed where every work builds on another, of this campaign", () => {
      expect(faultsOf({}, remix).parents).toBeDefined();
      expect(faultsOf({ parents: [parent("00000002")] }, remix).parents).toBeDefined();
      expect(readDraft({ ...good, parents: [parent("00000001")] }, remix, ADA).ok).toBe(true);
    });
    it("aren't for the first work", () => {
      expect(readDraft(good, { ...remix, counts: { works: 0 } as Rules["counts"] }, ADA).ok).toBe(true);
    });
  });
});

describe("bpsOf", () => {
  it.each([
    ["30", 3_000],
    ["12,5", 1_250],
    ["0.01", 1],
    ["100 %", 10_000],
    ["33.33", 3_333],
    ["0", null],
    ["100.01", null],
    ["1.234", null],
    ["-1", null],
    ["", null],
    ["1e2", null],
  ])("%j is %j", (text, bps) => expect(bpsOf(text)).toBe(bps));
});

it("the author's share goes below nothing where others have too much", () => {
  expect(authorShare([coAuthor({ percent: "60" }), coAuthor({ key: 2, percent: "60" })])).toBe(-2_000);
});

it("files get a kind by their type, or by their name where they have none", () => {
  expect(mediaTypeOf({ name: "a.md", type: "" })).toBe("text/markdown");
  expect(kindOf(mediaTypeOf({ name: "a", type: "video/mp4; codecs=x" }))).toBe("video");
  expect(kindOf(mediaTypeOf({ name: "a.xyz", type: "" }))).toBe("other");
});

it("files give a first title", () => {
  expect(titleOf("low_tide.final.mp3")).toBe("low tide.final");
  expect(titleOf(".gitignore")).toBe(".gitignore");
  expect(titleOf(`${"x".repeat(300)}.png`)).toHaveLength(200);
});
