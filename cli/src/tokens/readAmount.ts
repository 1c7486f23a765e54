import { parseUnits } from "viem";
import { BadOption } from "../errors.ts";
import { money } from "../format.ts";
import type { Token } from "./findToken.ts";

/** What a pool can hold of one token. */
const MOST = (1n << 128n) - 1n;

/**
 * An amount exactly as it was written, in the token's smallest unit: nothing is rounded, and what can be read in two ways (1,000) is refused.
 *
 * @param option Which option or field it is, for the complaint.
 * @throws {BadOption}
 * @example readAmount("1.5", ETHER, "--amount") // 1500000000000000000n
 */
export function readAmount(
  text: string,
  token: Pick<Token, "symbol" | "decimals">,
  option: string,
  least = 1n,
): bigint {
  const refuse = (why: string) => new BadOption(option, `“${text}” can't be taken: ${why}.`, "Write it like 1000.5.");
  if (!/^\d{1,60}(\.\d{1,60})?$/.test(text)) {
    throw refuse("an amount has digits and at most one point, no sign and no separators");
  }
  const decimals = (text.split(".")[1] ?? "").replace(/0+$/, "").length;
  if (decimals > token.decimals)
    throw refuse(`${token.symbol} has ${token.decimals} decimals, and this has ${decimals}`);
  const amount = parseUnits(text, token.decimals);
  if (amount > MOST) throw refuse(`the most is ${money(MOST, token)}`);
  if (amount < least) throw refuse("it has to be more than nothing");
  return amount;
}
