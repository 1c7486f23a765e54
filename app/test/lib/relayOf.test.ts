import { describe, expect, it } from "vitest";
import { relayOf } from "../../src/lib/relayOf.ts";
import { whyUnsigned } from "../../src/lib/whyUnsigned.ts";

const RELAY = `0x${"aB".repeat(20)}`;
const asked = { relay: RELAY.toLowerCase(), info: { relay: RELAY }, failed: false };
const NOBODY = `0x${"0".repeat(40)}`;

describe("whether this page's relay anchors for a campaign", () => {
  it.each([
    ["anchors", asked, null],
    ["asking", { ...asked, info: undefined }, null],
    ["away", { ...asked, info: undefined, failed: true }, /doesn't answer now/],
    // What it said before it fell silent is good still.
    ["anchors", { ...asked, failed: true }, null],
    ["other-relay", { ...asked, relay: `0x${"c".repeat(40)}` }, /another relay than this page's/],
    ["none", { ...asked, info: { relay: null } }, /files only/],
    ["no-relay", { ...asked, relay: NOBODY }, /has named no relay/],
    ["no-relay", { relay: NOBODY, info: undefined, failed: true }, /has named no relay/],
    ["no-relay", { relay: NOBODY, info: { relay: null }, failed: false }, /has named no relay/],
  ] as const)("says %s, and why not", (kind, given, words) => {
    expect(relayOf(given)).toBe(kind);
    if (words === null) expect(whyUnsigned(kind)).toBeNull();
    else expect(whyUnsigned(kind)).toMatch(words);
  });
});
