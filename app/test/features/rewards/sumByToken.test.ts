import { expect, it } from "vitest";
import { sumByToken } from "../../../src/features/rewards/sumByToken.ts";

const token = (symbol: string) => ({ address: `0x${symbol}`, symbol, name: symbol, decimals: 6 });

it("sums each token apart, exactly, in the order of first appearance", () => {
  const [a, b] = [token("aa"), token("bb")];
  expect(
    sumByToken([
      { token: b, claimable: "1" },
      { token: a, claimable: "9007199254740993" },
      { token: { ...b }, claimable: "9007199254740993" },
    ]),
  ).toEqual([
    { token: b, amount: 9007199254740994n },
    { token: a, amount: 9007199254740993n },
  ]);
  expect(sumByToken([])).toEqual([]);
});
