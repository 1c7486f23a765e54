import { describe, expect, it } from "vitest";
import { BadOption } from "../src/errors.ts";
import { chooseByToken } from "../src/tokens/chooseByToken.ts";

const address = (n: number) => `0x${n.toString(16).padStart(40, "0")}`;
const pool = (n: number, symbol: string) => ({ token: { address: address(n), symbol } });
const [ether, dollars, demo] = [pool(0, "ETH"), pool(0xab, "USDC"), pool(2, "DEMO")];
const all = [ether, dollars, demo];

describe("a token as a person names it", () => {
  it.each([
    [undefined, all],
    ["ETH", [ether]],
    ["eth", [ether]],
    ["usdc", [dollars]],
    ["USDC", [dollars]],
    [address(0), [ether]],
    [address(0xab), [dollars]],
    [`0x${address(0xab).slice(2).toUpperCase()}`, [dollars]],
    ["USD", []],
    [address(9), []],
  ])("%s", (name, expected) => {
    expect(chooseByToken(all, name)).toEqual(expected);
  });

  it("is never guessed: a symbol of two tokens names neither, and no token is ETH but ether", () => {
    const other = pool(7, "usdc");
    expect(() => chooseByToken([...all, other], "USDC")).toThrow(BadOption);
    expect(() => chooseByToken([...all, other], "USDC")).toThrow(address(7));
    expect(chooseByToken([...all, other], address(7))).toEqual([other]);
    expect(chooseByToken([pool(7, "ETH")], "ETH")).toEqual([]);
    // The same pool's token twice (in two campaigns) is one token.
    expect(chooseByToken([dollars, dollars], "USDC")).toHaveLength(2);
    expect(() => chooseByToken(all, "0x12")).toThrow();
  });
});
