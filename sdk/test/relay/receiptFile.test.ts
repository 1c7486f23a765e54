import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { MalformedReceiptFile } from "../../src/relay/errors.ts";
import { parseReceiptFile } from "../../src/relay/parseReceiptFile.ts";
import { LARGEST_RECEIPT_FILE, receiptFile } from "../../src/relay/receiptFile.ts";
import { THIEF } from "../support/certificateFixture.ts";
import { RELAY, receiptFixture, SIGNED, WHERE } from "../support/receiptFixture.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** What a text is refused with. */
function refusal(text: string): MalformedReceiptFile {
  try {
    parseReceiptFile(text);
  } catch (error) {
    if (error instanceof MalformedReceiptFile) return error;
    throw error;
  }
  throw new Error("it was read");
}

describe("a receipt's file", () => {
  it("is read as it was made, with all that was signed", async () => {
    const receipt = await receiptFixture();
    const file = parseReceiptFile(
      receiptFile({ ...WHERE, contributions: WHERE.contributions.toUpperCase().replace("X", "x") }, receipt, SIGNED),
    );
    expect(file).toEqual({
      colophon: "receipt",
      v: 1,
      ...WHERE,
      receipt,
      message: { ...SIGNED, deadline: String(SIGNED.deadline) },
    });
  });
  it("has no signature of the author's, whatever it was made from", async () => {
    const work = { ...SIGNED, signature: `0x${"5a".repeat(65)}`, author: "0x1", campaign: 1 };
    expect(receiptFile(WHERE, await receiptFixture(), work)).not.toContain("5a5a");
  });
  it("says of a work without a manifest that it has none, however that was said", async () => {
    const receipt = await receiptFixture();
    for (const manifest of [undefined, null, `0x${"0".repeat(64)}`]) {
      const { message } = parseReceiptFile(receiptFile(WHERE, receipt, { ...SIGNED, manifest }));
      expect(message).toMatchObject({ manifest: null, manifestText: null });
    }
  });
  it("is read as it was written before it had a message", async () => {
    const receipt = await receiptFixture();
    const text = JSON.stringify({ colophon: "receipt", v: 1, ...WHERE, receipt }, null, 2);
    expect(receiptFile(WHERE, receipt)).toBe(`${text}\n`);
    expect(parseReceiptFile(text).message).toBeUndefined();
  });
  it("has no message of anything but a contribution", async () => {
    const receipt = await receiptFixture({ kind: "votes" });
    expect(parseReceiptFile(receiptFile(WHERE, receipt, SIGNED)).message).toBeUndefined();
    const forced = { ...JSON.parse(receiptFile(WHERE, await receiptFixture(), SIGNED)), receipt };
    expect(refusal(JSON.stringify(forced)).field).toBe("message");
  });
  it("is read with the longest manifest there can be, every character escaped", async () => {
    const manifestText = "\u0001".repeat(65_536);
    const text = receiptFile(WHERE, await receiptFixture(), { ...SIGNED, manifestText });
    expect(parseReceiptFile(text).message?.manifestText).toBe(manifestText);
  });

  it("is refused where it is larger than any, or no JSON", () => {
    expect(refusal(" ".repeat(LARGEST_RECEIPT_FILE + 1)).what).toContain("larger");
    expect(refusal("{").what).toContain("no JSON");
    for (const text of ["null", "[]", "7", "{}"]) expect(refusal(text)).toBeInstanceOf(MalformedReceiptFile);
  });
  it("is refused where it is the receipt alone, with what it lacks", async () => {
    expect(refusal(JSON.stringify(await receiptFixture())).what).toContain("which chain and contract");
  });
  it.each<[field: string, change: (file: Record<string, Record<string, unknown>>) => object]>([
    ["v", (file) => ({ ...file, v: 2 })],
    ["colophon", (file) => ({ ...file, colophon: "certificate" })],
    ["chainId", (file) => ({ ...file, chainId: 0 })],
    ["contributions", (file) => ({ ...file, contributions: "0x1" })],
    ["receipt.relay", (file) => ({ ...file, receipt: { ...file.receipt, relay: null } })],
    ["receipt.kind", (file) => ({ ...file, receipt: { ...file.receipt, kind: "likes" } })],
    ["receipt.campaign", (file) => ({ ...file, receipt: { ...file.receipt, campaign: 0 } })],
    ["receipt.takenAt", (file) => ({ ...file, receipt: { ...file.receipt, takenAt: 2 ** 40 } })],
    ["receipt.anchorBy", (file) => ({ ...file, receipt: { ...file.receipt, anchorBy: -1 } })],
    ["receipt.signature", (file) => ({ ...file, receipt: { ...file.receipt, signature: "0x" } })],
    ["receipt", (file) => ({ ...file, receipt: { ...file.receipt, note: "rides along" } })],
    ["message.deadline", (file) => ({ ...file, message: { ...file.message, deadline: 5 } })],
    [
      "message.parents",
      (file) => ({ ...file, message: { ...file.message, parents: Array(17).fill(`0x${"1".repeat(64)}`) } }),
    ],
    ["message", (file) => ({ ...file, message: { ...file.message, signature: "0x" } })],
  ])("is refused by the name of what is wrong: %s", async (field, change) => {
    const file = JSON.parse(receiptFile(WHERE, await receiptFixture(), SIGNED));
    expect(refusal(JSON.stringify(change(file))).field).toBe(field);
  });
});

describe("docs/receipt-format.md", () => {
  /** What the document's program says of a file, run as it stands there. */
  async function byHand(text: string): Promise<string> {
    const page = await readFile(join(ROOT, "docs", "receipt-format.md"), "utf8");
    const [, program = ""] = /```js\n([\s\S]*?)```/.exec(page) ?? [];
    const folder = await mkdtemp(join(tmpdir(), "colophon-receipt-"));
    try {
      const path = join(folder, "a.colophon-receipt.json");
      await writeFile(path, text);
      const args = ["--input-type=module", "-e", program, path];
      return (await promisify(execFile)(process.execPath, args, { cwd: ROOT })).stdout;
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  it("has a program that tells a receipt from a forged one, and from one about another work", async () => {
    const genuine = await receiptFixture();
    expect(await byHand(receiptFile(WHERE, genuine, SIGNED))).toBe(
      "The relay signed it.\nIt is about exactly this work.\n",
    );
    const forged = await receiptFixture({ relay: RELAY.address.toLowerCase() }, THIEF);
    const other = { ...SIGNED, epoch: 3, manifest: null };
    expect(await byHand(receiptFile(WHERE, forged, other))).toBe(
      "Somebody else signed it.\nIt is about another work.\n",
    );
  });
});
