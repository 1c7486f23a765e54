import { describe, expect, it } from "vitest";
import { readAmount, writeAmount } from "../../src/lib/readAmount.ts";

const ETH = { symbol: "ETH", decimals: 18 };
const DUSD = { symbol: "dUSD", decimals: 6 };
const read = (typed: string, token = DUSD, bounds = {}) => readAmount(typed, { token, ...bounds });

describe("readAmount", () => {
  it.each([
    ["1", 1_000_000n],
    ["1.5", 1_500_000n],
    [".5", 500_000n],
    ["2.", 2_000_000n],
    ["0.000001", 1n],
    [" 1 000.25 ", 1_000_250_000n],
    ["1.5000000000", 1_500_000n],
    ["007", 7_000_000n],
  ])("reads %j exactly", (typed, amount) => {
    expect(read(typed)).toEqual({ ok: true, amount });
  });

  it("keeps the last of 18 decimals", () => {
    expect(read("123456789.123456789123456789", ETH)).toEqual({ ok: true, amount: 123456789123456789123456789n });
  });

  it.each([
    ["", "write an amount"],
    ["1,5", "without separators"],
    ["1,000", "without separators"],
    ["1e3", "isn't an amount"],
    ["0x10", "isn't an amount"],
    ["-1", "isn't an amount"],
    ["1.2.3", "isn't an amount"],
    [".", "isn't an amount"],
    ["0", "more than nothing"],
    ["0.0000001", "dUSD has 6 decimals; this has 7"],
  ])("refuses %j with its reason", (typed, reason) => {
    expect(read(typed)).toEqual({ ok: false, fault: expect.stringContaining(reason) });
  });

  it("never rounds what doesn't fit, not even to a fault's bound", () => {
    expect(read("1.0000001").ok).toBe(false);
  });

  it("says the bounds in the token's own figures, the bounds included", () => {
    const bounds = { least: 1_500_000n, most: 2_000_000n, mostIs: "You have" };
    expect(read("1.499999", DUSD, bounds)).toEqual({ ok: false, fault: "At least 1.5 dUSD." });
    expect(read("2.000001", DUSD, bounds)).toEqual({ ok: false, fault: "You have 2 dUSD." });
    expect(read("1.5", DUSD, bounds).ok).toBe(true);
    expect(read("2", DUSD, bounds).ok).toBe(true);
  });

  it("takes no more than a pool can hold", () => {
    const most = (1n << 128n) - 1n;
    expect(readAmount(String(most), { token: { symbol: "X", decimals: 0 } })).toEqual({ ok: true, amount: most });
    expect(readAmount(String(most + 1n), { token: { symbol: "X", decimals: 0 } }).ok).toBe(false);
  });

  it("says that what can't be divided can't", () => {
    expect(readAmount("1.5", { token: { symbol: "X", decimals: 0 } })).toEqual({
      ok: false,
      fault: "X can't be divided.",
    });
  });

  it("reads back what it writes", () => {
    for (const amount of [1n, 999_999n, 1_000_000n, 123_456_789_012n]) {
      expect(read(writeAmount(amount, 6))).toEqual({ ok: true, amount });
    }
  });
});
