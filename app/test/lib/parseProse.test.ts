import { describe, expect, it } from "vitest";
import { parseProse } from "../../src/lib/parseProse.ts";

const plain = (text: string) => [{ look: "plain", text }];

describe("parseProse", () => {
  it("knows headings, paragraphs with their lines, and rules", () => {
    expect(parseProse("# One\n## Two #\ntext\nmore\n\n---\n\n#no heading")).toEqual([
      { kind: "heading", level: 1, runs: plain("One") },
      { kind: "heading", level: 2, runs: plain("Two") },
      { kind: "paragraph", lines: [plain("text"), plain("more")] },
      { kind: "rule" },
      { kind: "paragraph", lines: [plain("#no heading")] },
    ]);
  });
  it("knows strong and emphasis, and leaves lone stars and names_with_lines alone", () => {
    expect(parseProse("**Mon.** a *fine* mist, 2 * 3, snake_case_name")).toEqual([
      {
        kind: "paragraph",
        lines: [
          [
            { look: "strong", text: "Mon." },
            { look: "plain", text: " a " },
            { look: "emphasis", text: "fine" },
            { look: "plain", text: " mist, 2 * 3, snake_case_name" },
          ],
        ],
      },
    ]);
  });
  it("makes nothing of nothing", () => expect(parseProse("\n\n \n")).toEqual([]));
  it("leaves HTML and links as text", () => {
    const text = "<img src=x onerror=alert(1)> [a](javascript:alert(1))";
    expect(parseProse(text)).toEqual([{ kind: "paragraph", lines: [plain(text)] }]);
  });
  it("takes a long hostile line without hanging", () => {
    expect(parseProse("*".repeat(50_000))).toHaveLength(1);
    expect(parseProse(`${"*a ".repeat(20_000)}`)).toHaveLength(1);
  });
});
