import { describe, expect, it } from "vitest";
import { makePoll, parsePoll } from "../../src/lib/pollDocument.ts";

describe("a poll's document", () => {
  it("is made of what was typed, and read again", () => {
    const { document, faults } = makePoll(" Which cover? ", "The bell\n\n The fog \n");
    expect(faults).toEqual({});
    expect(document).toEqual({ v: 1, question: "Which cover?", options: ["The bell", "The fog"] });
    expect(parsePoll(JSON.stringify(document))).toEqual(document);
  });

  it("says what is missing, too long or twice", () => {
    expect(Object.keys(makePoll("", "one").faults).sort()).toEqual(["options", "question"]);
    expect(makePoll("x".repeat(301), "a\nb").faults.question).toContain("300");
    expect(makePoll("?", "a\na").faults.options).toContain("same");
    expect(makePoll("?", `a\n${"b".repeat(121)}`).faults.options).toContain("120");
    expect(makePoll("?", Array.from({ length: 33 }, (_, index) => String(index)).join("\n")).faults.options).toContain(
      "33",
    );
  });

  it("is null where a stranger's file is something else", () => {
    const others = [
      "",
      "null",
      "[]",
      '{"question":1,"options":[]}',
      '{"question":"?","options":["a",1]}',
      '{"question":"?","options":["a"]}',
    ];
    for (const text of others) expect(parsePoll(text), text).toBeNull();
  });
});
