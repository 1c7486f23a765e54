import { describe, expect, it } from "vitest";
import { readStatementNote, statementNoteOf } from "../../src/evidence/statementNote.ts";

const about = {
  chainId: 1,
  pool: `0x${"a".repeat(40)}`,
  campaign: 2,
  token: `0x${"0".repeat(40)}`,
  root: `0x${"b".repeat(64)}`,
};
const utf8 = (text: string) => new TextEncoder().encode(text);

describe("a note about a statement", () => {
  it("is read as it was written, and has one digest", () => {
    const note = { ...about, text: "Work 7 is missing.", audit: { result: "wrong", differences: 1 } };
    const { bytes, digest } = statementNoteOf(note);
    expect(readStatementNote(bytes, about)).toEqual(note);
    expect(statementNoteOf({ ...note, audit: { differences: 1, result: "wrong" } }).digest).toBe(digest);
  });

  it.each(["chainId", "pool", "campaign", "token", "root"] as const)(
    "is none of a statement with another %s",
    (field) => {
      const { bytes } = statementNoteOf({ ...about, text: "", audit: null });
      expect(
        readStatementNote(bytes, { ...about, [field]: field === "chainId" || field === "campaign" ? 9 : "0x9" }),
      ).toBe(null);
    },
  );

  it("is none where it is something else, or too large", () => {
    expect(readStatementNote(utf8("no"), about)).toBe(null);
    expect(readStatementNote(utf8('"text"'), about)).toBe(null);
    expect(readStatementNote(utf8(JSON.stringify({ ...about, type: "note", v: 1, text: "x" })), about)).toBe(null);
    expect(readStatementNote(new Uint8Array([0xff, 0xfe]), about)).toBe(null);
    expect(() => statementNoteOf({ ...about, text: "x".repeat(70_000), audit: null })).toThrowError(/65/);
    const long = statementNoteOf({ ...about, text: "x".repeat(6_000), audit: null });
    expect(readStatementNote(long.bytes, about)?.text).toHaveLength(5_000);
  });
});
