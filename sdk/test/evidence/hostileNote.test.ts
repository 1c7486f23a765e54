import { describe, expect, it } from "vitest";
import { readStatementNote } from "../../src/evidence/statementNote.ts";
import { account } from "../support/rollStory.ts";

const about = { chainId: 1, pool: account(1), campaign: 1, token: account(0), root: null };
const note = (audit: string) =>
  new TextEncoder().encode(
    `{"type":"colophon-statement-note","v":1,${JSON.stringify(about).slice(1, -1)},"text":"Look.","audit":${audit}}`,
  );

describe("a note that a stranger wrote", () => {
  it("keeps its report where that is one", () => {
    const read = readStatementNote(note('{"result":"wrong","off":[{"why":"late"}]}'), about);
    expect(read).toMatchObject({ text: "Look.", audit: { result: "wrong" } });
  });
  // Shown with its levels set in, it would be gigabytes of blanks: no page survives that, and nobody could dispute from it.
  it.each([
    ["[", "]"],
    ['{"a":', "}"],
  ])("loses a report that is nested without end (%s)", (open, close) => {
    const deep = `${open.repeat(9_000)}0${close.repeat(9_000)}`;
    expect(readStatementNote(note(deep), about)).toMatchObject({ text: "Look.", audit: null });
  });
});
