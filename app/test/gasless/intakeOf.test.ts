import { describe, expect, it } from "vitest";
import { intakeOf } from "../../src/gasless/intakeOf.ts";

const RELAY = `0x${"aB".repeat(20)}`;
const captcha = { provider: "turnstile", siteKey: "key", shown: true } as const;
const info = { relay: RELAY, chainId: 1, anchorWithin: 600, maxUploadBytes: 1, uploadsExpire: 1, captcha: null };
const asked = { relay: RELAY.toLowerCase(), chainId: 1, info, failed: false, frames: true };

describe("whether contributing goes without gas", () => {
  it("does where the campaign's relay is this page's, however its account is spelt", () => {
    expect(intakeOf(asked)).toEqual({ kind: "takes", info });
    expect(intakeOf({ ...asked, info: undefined }).kind).toBe("asking");
  });

  it("doesn't on a campaign without a relay, whatever this page's says or doesn't say", () => {
    const none = { ...asked, relay: `0x${"0".repeat(40)}` };
    expect(intakeOf(none).kind).toBe("no-relay");
    expect(intakeOf({ ...none, info: undefined }).kind).toBe("no-relay");
    expect(intakeOf({ ...none, info: undefined, failed: true }).kind).toBe("no-relay");
  });

  it("doesn't where the relay is another, or of another chain", () => {
    expect(intakeOf({ ...asked, relay: `0x${"c".repeat(40)}` }).kind).toBe("other-relay");
    expect(intakeOf({ ...asked, chainId: 2 }).kind).toBe("none");
  });

  it("doesn't where the relay takes files only, or hasn't answered", () => {
    expect(intakeOf({ ...asked, info: null }).kind).toBe("none");
    expect(intakeOf({ ...asked, info: undefined, failed: true }).kind).toBe("away");
    // What it said before it fell silent is good still.
    expect(intakeOf({ ...asked, failed: true }).kind).toBe("takes");
  });

  it("wants a captcha that can be shown", () => {
    const shown = { ...info, captcha };
    expect(intakeOf({ ...asked, info: shown }).kind).toBe("takes");
    expect(intakeOf({ ...asked, info: shown, frames: false }).kind).toBe("captcha");
    expect(intakeOf({ ...asked, info: { ...info, captcha: { ...captcha, shown: false } } }).kind).toBe("captcha");
  });
});
