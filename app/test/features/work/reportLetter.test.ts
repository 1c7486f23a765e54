import { expect, it } from "vitest";
import { reportLetter } from "../../../src/features/work/reportLetter.ts";

it("names the work beyond doubt, to the brand", () => {
  const letter = reportLetter({
    work: { id: "0x01", campaign: 3, title: "Low tide", author: "0xaa", cid: "bafk", certifiedAt: 1_767_225_600 },
    brand: "0xbb",
    reason: "copy",
    details: " mine, since 2019 ",
    url: "https://colophon.example/works/0x01",
    time: 1_767_225_600,
  });
  for (const part of [
    "campaign 3 (0xbb)",
    "“Low tide”. It copies",
    "mine, since 2019",
    "Work: 0x01",
    "Content: bafk",
  ]) {
    expect(letter).toContain(part);
  }
});
