import { LARGEST_RECEIPT_FILE, receiptFile } from "@colophon/sdk/relay/receiptFile.ts";
import { describe, expect, it } from "vitest";
import { receiptFixture, SIGNED, WHERE } from "../../../../sdk/test/support/receiptFixture.ts";
import { receiptTextOf } from "../../../src/features/verify/receiptTextOf.ts";

const read = (text: string | Uint8Array<ArrayBuffer>) => receiptTextOf(new Blob([text]));

describe("what is taken for a relay's receipt", () => {
  it("is every file that says so, whether it can be read or not", async () => {
    const text = receiptFile(WHERE, await receiptFixture(), SIGNED);
    expect(await read(text)).toBe(text);
    expect(await read('{"colophon":"receipt","v":9}')).toBe('{"colophon":"receipt","v":9}');
  });
  it("is a receipt alone, too, so that it can be said what it lacks", async () => {
    const text = JSON.stringify(await receiptFixture());
    expect(await read(text)).toBe(text);
  });
  it.each(["", "{", "null", "[]", '"receipt"', "{}", '{"colophon":"certificate","v":1}', '{"signature":"0x"}'])(
    "is not %j: that is a work like any other",
    async (text) => expect(await read(text)).toBeNull(),
  );
  it("is no picture, and nothing that is larger than any receipt", async () => {
    expect(await read(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]))).toBeNull();
    const marked = '{"colophon":"receipt"}';
    expect(await read(marked.padEnd(LARGEST_RECEIPT_FILE))).not.toBeNull();
    expect(await read(marked.padEnd(LARGEST_RECEIPT_FILE + 1))).toBeNull();
  });
});
