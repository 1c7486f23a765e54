import { describe, expect, it } from "vitest";
import { makePoll } from "../../src/lib/pollDocument.ts";

describe("a poll's document", () => {
  it("is made of what was typed", () => {
    const { document, faults } = makePoll(" Which cover? ", "The bell\n\n The fog \n");
    expect(faults).toEqual({});
    expect(document).toEqual({ v: 1, question: "Which cover?", options: ["The bell", "The fog"] });
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
});
