import { describe, expect, it } from "vitest";
import { whyDirect } from "../../../src/features/contribute/whyDirect.ts";
import type { Intake } from "../../../src/gasless/intakeOf.ts";

const takes: Intake = {
  kind: "takes",
  info: {
    relay: `0x${"1".repeat(40)}`,
    chainId: 1,
    anchorWithin: 600,
    maxUploadBytes: 1,
    uploadsExpire: 1,
    captcha: null,
  },
};

describe("why contributing costs gas", () => {
  it.each([
    ["away", /doesn't answer now/],
    ["no-relay", /has named no relay/],
    ["other-relay", /named a relay that this page doesn't reach/],
    ["none", /takes no contributions without gas/],
    ["captcha", /captcha that can't be shown here/],
  ] as const)("says so where the relay is %s", (kind, words) => {
    expect(whyDirect({ kind }, "now")).toMatch(words);
    expect(whyDirect({ kind }, "direct")).toMatch(words);
  });

  it("says nothing where it doesn't, or while nobody knows, or before a commitment", () => {
    expect(whyDirect(takes, "now")).toBeNull();
    expect(whyDirect({ kind: "asking" }, "now")).toBeNull();
    expect(whyDirect({ kind: "away" }, "commit")).toBeNull();
  });

  it("says that it was chosen where the relay would take it", () => {
    expect(whyDirect(takes, "direct")).toMatch(/transaction of your own/);
  });
});
