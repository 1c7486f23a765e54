import { describe, expect, it } from "vitest";
import { RelayProblem } from "../src/problems.ts";
import { UploadLimits } from "../src/uploads/UploadLimits.ts";

describe("UploadLimits", () => {
  const limitsAt = (clock: { now: number }) =>
    new UploadLimits({ atOnce: 3, atOnceEach: 2, aMinute: 60 }, () => clock.now);

  it("bounds what one address has under way, and lets it go on when one has ended", () => {
    const limits = limitsAt({ now: 0 });
    const end = limits.begin("192.0.2.1");
    limits.begin("192.0.2.1");
    expect(() => limits.begin("192.0.2.1")).toThrow(RelayProblem);
    expect(() => limits.begin("::ffff:192.0.2.1")).toThrow(/under way/);
    end();
    end();
    limits.begin("192.0.2.1");
    expect(() => limits.begin("192.0.2.1")).toThrow(RelayProblem);
  });

  it("bounds what all have under way", () => {
    const limits = limitsAt({ now: 0 });
    for (const address of ["192.0.2.1", "192.0.2.2", "192.0.2.3"]) limits.begin(address);
    expect(() => limits.begin("192.0.2.4")).toThrow(/busy/);
  });

  it("bounds how many one address begins, refills with time, and says how long to wait", () => {
    const clock = { now: 0 };
    const limits = limitsAt(clock);
    for (let i = 0; i < 60; i++) limits.begin("192.0.2.1")();
    const error = (() => {
      try {
        limits.begin("192.0.2.1");
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toMatchObject({ code: "too-many-uploads", retryAfter: 1 });
    limits.begin("192.0.2.2")();
    clock.now = 1000;
    limits.begin("192.0.2.1")();
    expect(() => limits.begin("192.0.2.1")).toThrow(RelayProblem);
  });

  it("counts a /64 of IPv6 as one, however it is written", () => {
    const limits = limitsAt({ now: 0 });
    limits.begin("2001:db8:0:1::1");
    limits.begin("2001:db8:0:1:ffff::2");
    expect(() => limits.begin("2001:db8:0:1:0:0:0:3")).toThrow(RelayProblem);
    limits.begin("2001:db8:0:2::1");
  });

  it("gives a whole /48 of IPv6 two addresses' places, so that three hold none of the others up", () => {
    const limits = new UploadLimits({ atOnce: 32, atOnceEach: 6, aMinute: 60 }, () => 0);
    const ends = Array.from({ length: 12 }, (_, n) => limits.begin(`2001:db8:1:${n}::1`));
    expect(() => limits.begin("2001:db8:1:99::1")).toThrow(/2001:db8:1::\/48/);
    expect(() => limits.goOn("2001:db8:1:99::1")).toThrow(RelayProblem);
    limits.begin("2001:db8:2:1::1");
    limits.begin("192.0.2.1");
    ends[0]?.();
    limits.begin("2001:db8:1:99::1");
  });
});
