import { describe, expect, it } from "vitest";
import { Allowance } from "../../src/networks/Allowance.ts";

const ipv4 = (n: number) => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;

describe("an allowance", () => {
  it("is each address's own, refills evenly, and says how long to wait", () => {
    const clock = { now: 0 };
    const allowance = new Allowance(6, () => clock.now);
    for (let i = 0; i < 6; i++) expect(allowance.take("192.0.2.1")).toBe(0);
    expect(allowance.take("192.0.2.1")).toBe(10);
    expect(allowance.take("192.0.2.2")).toBe(0);
    clock.now = 9_999;
    expect(allowance.take("192.0.2.1")).toBe(1);
    clock.now = 10_000;
    expect(allowance.take("192.0.2.1")).toBe(0);
    expect(allowance.take("192.0.2.1")).toBe(10);
    clock.now = 600_000;
    for (let i = 0; i < 6; i++) expect(allowance.take("192.0.2.1")).toBe(0);
    expect(allowance.take("192.0.2.1")).toBe(10);
  });

  it("isn't had anew by waiting less than what is missing takes, whenever a generation ends", () => {
    for (const begin of [0, 1, 30_000, 59_999]) {
      const clock = { now: 0 };
      const allowance = new Allowance(60, () => clock.now);
      let taken = 0;
      for (clock.now = begin; clock.now < begin + 300_000; clock.now += 500) {
        if (allowance.take("192.0.2.1") === 0) taken++;
      }
      // One minute's at once, and then one a second.
      expect(taken).toBeGreaterThanOrEqual(60 + 299);
      expect(taken).toBeLessThanOrEqual(60 + 300);
    }
  });

  it("is sixteen addresses' for a whole /48 of IPv6, and one's for a /64", () => {
    const allowance = new Allowance(10, () => 0);
    let taken = 0;
    for (let n = 0; n < 1_000; n++) if (allowance.take(`2001:db8:1:${n.toString(16)}::1`) === 0) taken++;
    expect(taken).toBe(160);
    expect(allowance.take("2001:db8:1:ffff::1")).toBeGreaterThan(0);
    expect(allowance.take("2001:db8:2:1::1")).toBe(0);
    for (let host = 2; host < 11; host++) expect(allowance.take(`2001:db8:2:1::${host}`)).toBe(0);
    expect(allowance.take("2001:db8:2:1::99")).toBeGreaterThan(0);
    // What one /64 is refused isn't the others' loss.
    for (let n = 0; n < 150; n++) expect(allowance.take(`2001:db8:2:${(n % 15) + 2}::1`)).toBe(0);
    expect(allowance.take("2001:db8:2:77::1")).toBeGreaterThan(0);
  });

  it("remembers so many networks at the most, and the newest for sure", () => {
    const allowance = new Allowance(1, () => 0, 1_000);
    for (let n = 0; n < 50_000; n++) {
      allowance.take(ipv4(n));
      expect(allowance.size).toBeLessThanOrEqual(2_000);
    }
    for (let n = 49_001; n < 50_000; n++) expect(allowance.take(ipv4(n))).toBeGreaterThan(0);
  });

  it("goes on where the clock is set back, as if no time had passed", () => {
    const clock = { now: 7_200_000 };
    const allowance = new Allowance(6, () => clock.now);
    for (let i = 0; i < 5; i++) expect(allowance.take("192.0.2.1")).toBe(0);
    clock.now = 7_199_000;
    expect(allowance.take("192.0.2.1")).toBe(0);
    expect(allowance.take("192.0.2.1")).toBe(10);
    clock.now = 0;
    allowance.take("192.0.2.1");
    // Refilled by the new time, and forgotten in the end.
    clock.now = 60_000;
    for (let i = 0; i < 6; i++) expect(allowance.take("192.0.2.1")).toBe(0);
    clock.now = 180_000;
    allowance.take("192.0.2.2");
    expect(allowance.size).toBe(1);
  });

  it("forgets whoever wasn't seen for two minutes", () => {
    const clock = { now: 0 };
    const allowance = new Allowance(1, () => clock.now);
    for (let n = 0; n < 1_000; n++) allowance.take(ipv4(n));
    clock.now = 61_000;
    allowance.take("192.0.2.1");
    expect(allowance.size).toBe(1_001);
    clock.now = 122_000;
    allowance.take("192.0.2.1");
    expect(allowance.size).toBe(1);
  });
});
