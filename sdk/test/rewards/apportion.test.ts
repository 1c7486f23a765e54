import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apportion } from "../../src/rewards/apportion.ts";
import { resolveCredits } from "../../src/rewards/resolveCredits.ts";
import { account } from "../support/rollArbitrary.ts";

describe("apportion", () => {
  it.each([
    [10n, [1, 1, 1], [4n, 3n, 3n]],
    [11n, [1, 1, 1], [4n, 4n, 3n]],
    [0n, [1, 2], [0n, 0n]],
    [1n, [1, 2], [0n, 1n]],
    [100n, [5_000, 3_000, 2_000], [50n, 30n, 20n]],
    [10n, [0, 7, 0], [0n, 10n, 0n]],
    // 7/4 and 21/4 and 28/4: remainders 3, 1, 0.
    [14n, [1, 3, 4], [2n, 5n, 7n]],
    // Weights 1 and 3 of 4 with equal remainders (2/4 each): the earlier place first.
    [2n, [1, 3], [1n, 1n]],
    [2n, [3, 1], [2n, 0n]],
    // Equal remainders across weights, more than units left: 1·3 mod 2 = 3·3 mod 2.
    [3n, [3, 1, 3, 1], [1n, 1n, 1n, 0n]],
  ])("%s by %j", (amount, weights, parts) => expect(apportion(amount, weights)).toEqual(parts));

  it("refuses weights that are all 0", () => {
    expect(() => apportion(1n, [0, 0])).toThrow(RangeError);
    expect(() => apportion(1n, [])).toThrow(RangeError);
  });
  it("sums up, stays within one unit of the exact part, and orders remainders by size, then place", () => {
    const weights = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.bigInt(0n, 1000n), weights, (amount, list) => {
        const all = BigInt(list.reduce((a, b) => a + b, 0));
        fc.pre(all > 0n);
        const parts = apportion(amount, list);
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(amount);
        const exact = list.map((w) => amount * BigInt(w));
        const extra = parts.map((part, i) => part - (exact[i] ?? 0n) / all);
        for (const unit of extra) expect(unit === 0n || unit === 1n).toBe(true);
        const rest = exact.map((e) => e % all);
        for (let i = 0; i < list.length; i++) {
          for (let j = 0; j < list.length; j++) {
            const before = (rest[i] ?? 0n) > (rest[j] ?? 0n) || (rest[i] === rest[j] && i < j);
            if (before) expect(extra[i]).toBeGreaterThanOrEqual(Number(extra[j]));
          }
        }
      }),
    );
  });
});

describe("resolveCredits", () => {
  const author = account(1);
  const alone = [{ account: author, bps: 10_000 }];
  const half = (n: number) => ({ account: account(n), bps: 5_000 });
  it("takes valid credits, in their order and without more fields", () => {
    expect(
      resolveCredits(author, [half(3), { ...half(2), role: "music" } as { account: string; bps: number }]),
    ).toEqual([half(3), half(2)]);
  });
  it.each([
    ["none", undefined],
    ["an empty list", []],
    ["a sum below", [half(2)]],
    ["a sum above", [half(2), half(3), half(4)]],
    ["a repeated account", [half(2), half(2)]],
    [
      "a part of 0",
      [
        { account: account(2), bps: 10_000 },
        { account: account(3), bps: 0 },
      ],
    ],
    [
      "fractions",
      [
        { account: account(2), bps: 0.5 },
        { account: account(3), bps: 9_999.5 },
      ],
    ],
    ["a malformed account", [{ account: "me", bps: 10_000 }]],
    ["an account with capitals", [{ account: `0x${"A".repeat(40)}`, bps: 10_000 }]],
    ["too many", Array.from({ length: 100 }, (_, i) => ({ account: account(i + 1), bps: 100 }))],
  ])("gives the author all for %s", (_, credits) => expect(resolveCredits(author, credits)).toEqual(alone));
});
