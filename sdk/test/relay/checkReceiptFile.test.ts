import { describe, expect, it } from "vitest";
import type { ApiReceipt } from "../../src/api/ballotSchemas.ts";
import { checkReceiptFile } from "../../src/relay/checkReceiptFile.ts";
import { parseReceiptFile } from "../../src/relay/parseReceiptFile.ts";
import type { FoundOnChain, ReceiptReader } from "../../src/relay/ReceiptReader.ts";
import { receiptFile } from "../../src/relay/receiptFile.ts";
import type { ReceiptFile } from "../../src/relay/receiptFileSchema.ts";
import { THIEF } from "../support/certificateFixture.ts";
import { ANCHOR_BY, receiptFixture, receiptReaderFixture, SIGNED, TAKEN_AT, WHERE } from "../support/receiptFixture.ts";

const IN_TIME = TAKEN_AT + 10;
/** A minute of grace, and a second. */
const OVER = ANCHOR_BY + 61;

const onChain = (time: number): FoundOnChain => ({
  ...{ how: "anchor", time, block: 9, transaction: `0x${"7a".repeat(32)}`, root: `0x${"4e".repeat(32)}`, leaf: 3 },
});

async function fileOf(changes: Partial<ApiReceipt> = {}): Promise<ReceiptFile> {
  return parseReceiptFile(receiptFile(WHERE, await receiptFixture(changes), SIGNED));
}

async function verdict(at: number, more: Partial<ReceiptReader> = {}, file?: ReceiptFile) {
  return checkReceiptFile(file ?? (await fileOf()), { at, reader: receiptReaderFixture(more) });
}

const resultOf = (report: Awaited<ReturnType<typeof verdict>>, id: string) =>
  report.checks.find((one) => one.id === id)?.result;

describe("a relay's word", () => {
  it("is open until a minute after the promised time, and broken from then on", async () => {
    expect((await verdict(IN_TIME)).verdict).toBe("open");
    expect((await verdict(OVER - 1)).verdict).toBe("open");
    const over = await verdict(OVER);
    expect(over).toMatchObject({ verdict: "broken", found: null });
    expect(resultOf(over, "chain")).toBe("fail");
  });
  it("is kept by what came on chain in time, whenever that is asked", async () => {
    for (const at of [IN_TIME, OVER, OVER + 1e7]) {
      const report = await verdict(at, { whereIs: async () => ({ found: onChain(OVER - 1), read: 1, unread: [] }) });
      expect(report).toMatchObject({ verdict: "kept", found: { leaf: 3 } });
      expect(report.checks.every(({ result }) => result === "pass")).toBe(true);
    }
  });
  it("is broken by what came on chain late, and it is said when", async () => {
    const report = await verdict(OVER + 5, { whereIs: async () => ({ found: onChain(OVER), read: 2, unread: [] }) });
    expect(report).toMatchObject({ verdict: "broken", found: { time: OVER } });
    expect(report.words).toContain(new Date(OVER * 1_000).toISOString().slice(11, 19));
  });
  it("can't be told to be broken while an anchor of that time can't be read", async () => {
    const unread = ["the anchor 0x4e: nobody has it"];
    for (const found of [null, onChain(OVER)]) {
      const report = await verdict(OVER, { whereIs: async () => ({ found, read: 3, unread }) });
      expect(report.verdict).toBe("unknown");
      expect(report.words).toContain("nobody has it");
    }
    expect((await verdict(IN_TIME, { whereIs: async () => ({ found: null, read: 3, unread }) })).verdict).toBe("open");
  });
  it("isn't called broken where its signer has cancelled the signature", async () => {
    const report = await verdict(OVER, { epochOf: async () => 3 });
    expect(report.verdict).toBe("unknown");
    expect(report.words).toContain("cancelled");
  });
  it("binds a relay that the campaign named once, and nobody else", async () => {
    expect((await verdict(OVER, { namedRelay: async () => "before" })).verdict).toBe("broken");
    for (const named of ["never", null] as const) {
      const report = await verdict(OVER, { namedRelay: async () => named });
      expect(report.verdict).toBe("not-genuine");
      expect(resultOf(report, "relay")).toBe("fail");
    }
  });
});

describe("a receipt", () => {
  it("isn't genuine by anybody else's signature", async () => {
    const receipt = await receiptFixture({}, THIEF);
    const file = parseReceiptFile(receiptFile(WHERE, receipt, SIGNED));
    const report = await verdict(IN_TIME, {}, file);
    expect(report.verdict).toBe("not-genuine");
    expect(resultOf(report, "signature")).toBe("fail");
  });
  it.each<[string, Partial<ApiReceipt>]>([
    ["relay", { relay: THIEF.address.toLowerCase() }],
    ["kind", { kind: "votes" }],
    ["campaign", { campaign: 2 }],
    ["signed", { signed: `0x${"12".repeat(32)}` }],
    ["signer", { signer: THIEF.address.toLowerCase() }],
    ["takenAt", { takenAt: TAKEN_AT - 1 }],
    ["anchorBy", { anchorBy: ANCHOR_BY + 1 }],
    ["signature", { signature: `0x${"1".repeat(130)}` }],
  ])("isn't genuine with another %s than was signed", async (_, change) => {
    const { message: _message, ...file } = await fileOf();
    const changed = { ...file, receipt: { ...file.receipt, ...change } };
    expect((await verdict(IN_TIME, {}, changed)).verdict).toBe("not-genuine");
  });
  it.each<[string, Partial<ReceiptFile>]>([
    ["chain", { chainId: 1 }],
    ["contract", { contributions: `0x${"22".repeat(20)}` }],
  ])("isn't genuine for another %s, whatever the checker trusts", async (_, change) => {
    const { message: _message, ...file } = await fileOf();
    const changed: ReceiptFile = { ...file, ...change };
    const reader = receiptReaderFixture({ chainId: changed.chainId, contract: changed.contributions });
    expect((await checkReceiptFile(changed, { at: IN_TIME, reader })).verdict).toBe("not-genuine");
  });
  it.each([
    ["config", { config: `0x${"c1".repeat(20)}` }],
    ["digest", { digest: `0x${"ab".repeat(32)}` }],
    ["codec", { codec: "dag-pb" }],
    ["kind", { kind: "image" }],
    ["AI use", { aiUse: "generated" }],
    ["manifest", { manifest: null, manifestText: null }],
    ["parents", { parents: [] }],
    ["epoch", { epoch: 3 }],
    ["deadline", { deadline: "5" }],
    ["deadline that nobody can sign", { deadline: "99999999999999999999" }],
    ["title", { manifestText: '{"title":"Turf","v":1}' }],
  ] as [string, Partial<NonNullable<ReceiptFile["message"]>>][])(
    "isn't genuine with another %s of the work than was signed",
    async (name, change) => {
      const file = await fileOf();
      if (file.message === undefined) throw new Error("no message");
      const report = await verdict(IN_TIME, {}, { ...file, message: { ...file.message, ...change } });
      expect(report.verdict).toBe("not-genuine");
      expect(resultOf(report, name === "title" ? "manifest" : "message")).toBe("fail");
    },
  );
  it("of a deployment that the checker doesn't trust says nothing about it", async () => {
    const report = await verdict(IN_TIME, {
      contract: `0x${"33".repeat(20)}`,
      whereIs: () => Promise.reject(new Error("asked")),
    });
    expect(report.verdict).toBe("unknown");
    expect(resultOf(report, "place")).toBe("fail");
  });
  it("is checked without a chain as far as that goes, and what is left open is said", async () => {
    const file = await fileOf();
    const open = await checkReceiptFile(file, { at: IN_TIME, reader: null });
    expect(open.verdict).toBe("open");
    expect(resultOf(open, "chain")).toBe("skip");
    expect((await checkReceiptFile(file, { at: OVER, reader: null })).verdict).toBe("unknown");
    const forged = { ...file, receipt: { ...file.receipt, anchorBy: OVER * 2 } };
    expect((await checkReceiptFile(forged, { at: OVER, reader: null })).verdict).toBe("not-genuine");
  });
  it("without its message says that it doesn't say what it is about", async () => {
    const { message: _message, ...file } = await fileOf();
    const report = await verdict(IN_TIME, { epochOf: () => Promise.reject(new Error("asked")) }, file);
    expect(resultOf(report, "message")).toBe("skip");
    expect(report.verdict).toBe("open");
  });
  it("is a matter of the chain: where that can't be asked, nothing is said", async () => {
    const failed = new Error("no answer");
    await expect(verdict(IN_TIME, { namedRelay: () => Promise.reject(failed) })).rejects.toBe(failed);
    await expect(verdict(IN_TIME, { whereIs: () => Promise.reject(failed) })).rejects.toBe(failed);
  });
});
