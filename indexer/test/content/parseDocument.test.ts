import { describe, expect, it } from "vitest";
import { InvalidDocumentError, parseDocument } from "../../src/content/parseDocument.ts";

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe("parseDocument", () => {
  it("reads a manifest and leaves out what it doesn't know", () => {
    const bytes = new TextEncoder().encode('{"v":1,"title":"Dawn","__proto__":{"x":1},"extra":[]}');
    expect(parseDocument("manifest", bytes)).toEqual({
      v: 1,
      title: "Dawn",
      description: "",
      mediaType: "application/octet-stream",
    });
  });

  it.each([
    ["bytes that aren't UTF-8", Uint8Array.from([0x7b, 0xff, 0x7d])],
    ["a byte order mark", new TextEncoder().encode('\uFEFF{"v":1,"title":"x"}')],
    ["no JSON", new TextEncoder().encode("{")],
    ["deep nesting", new TextEncoder().encode("[".repeat(60_000))],
    ["another version", json({ v: 2, title: "x" })],
    ["no title", json({ v: 1 })],
    ["a NUL, which a database can't keep", json({ v: 1, title: "a\0b" })],
    ["half a character", new TextEncoder().encode('{"v":1,"title":"\\ud800"}')],
    ["credits of nobody's address", json({ v: 1, title: "x", credits: [{ account: "me", bps: 10_000 }] })],
    ["a script for a link", json({ v: 1, title: "x", links: ["javascript"] })],
    ["too much", json({ v: 1, title: "x", description: "y".repeat(70_000) })],
  ])("refuses %s", (_what, bytes) => {
    expect(() => parseDocument("manifest", bytes)).toThrow(InvalidDocumentError);
  });
});
