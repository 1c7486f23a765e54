import { describe, expect, it } from "vitest";
import { parseManifest } from "../../src/roll/parseManifest.ts";
import { account } from "../support/rollStory.ts";

const credits = [
  { account: account(1), bps: 6_000 },
  { account: account(2), bps: 4_000 },
];
const bytes = (value: object, before = "") => new TextEncoder().encode(before + JSON.stringify(value));
const manifest = (more: object = {}) => ({ v: 1, title: "A work", credits, ...more });

describe("whom a manifest credits", () => {
  it("is what it says, whatever else it has", () => {
    expect(parseManifest(bytes(manifest({ x: { y: [] }, links: ["https://example.org/ü?a=1#b"] })))).toEqual(credits);
  });
  it("is nobody where it begins with a byte order mark: there is one spelling of a file", () => {
    expect(parseManifest(bytes(manifest(), "\uFEFF"))).toBeUndefined();
  });
  // Each machine's own parser of URLs knows another edition of Unicode: by it, two machines would share a pool in two ways.
  it.each([
    ["https://xn--a.example/", credits],
    ["https://[::1]]:99999/", credits],
    ["ipfs://bafy", credits],
    ["https:", undefined],
    ["example.org", undefined],
    ["https://a b", undefined],
    [" https://a", undefined],
    ["1https://a", undefined],
  ])("hangs on no machine's own idea of a URL: %j", (link, expected) => {
    expect(parseManifest(bytes(manifest({ links: [link] })))).toEqual(expected);
  });
});
