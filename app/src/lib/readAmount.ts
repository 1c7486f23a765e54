import { formatUnits, parseUnits } from "viem";
import { formatAmount } from "./format.ts";

export type ReadAmount =
  | { readonly ok: true; readonly amount: bigint }
  | { readonly ok: false; readonly fault: string };

interface AmountBounds {
  readonly token: { readonly symbol: string; readonly decimals: number };
  /** In the token's smallest unit. */
  readonly least?: bigint | undefined;
  readonly most?: bigint | undefined;
  /** What `most` is: "Your account has". */
  readonly mostIs?: string | undefined;
}

/** What a pool can hold of one token. */
const MOST = (1n << 128n) - 1n;

/**
 * Reads an amount exactly as it was typed: nothing is rounded, and what can be read in two ways (1,000) is asked for again.
 *
 * @example readAmount("1.5", { token: { symbol: "ETH", decimals: 18 } }) // { ok: true, amount: 1500000000000000000n }
 */
export function readAmount(typed: string, { token, least = 1n, most = MOST, mostIs }: AmountBounds): ReadAmount {
  const text = typed.trim().replace(/[\s_’']/g, "");
  const fail = (fault: string): ReadAmount => ({ ok: false, fault });
  if (text === "") return fail("Please write an amount.");
  if (text.includes(",")) return fail("Please write it with a point and without separators, like 1000.5.");
  if (!/^(\d+\.?\d*|\.\d+)$/.test(text)) return fail("This isn't an amount. Write it like 1000.5.");
  const decimals = (text.split(".")[1] ?? "").replace(/0+$/, "").length;
  if (decimals > token.decimals) {
    return fail(
      token.decimals === 0
        ? `${token.symbol} can't be divided.`
        : `${token.symbol} has ${token.decimals} decimals; this has ${decimals}.`,
    );
  }
  const [whole = "", fraction = ""] = text.split(".");
  const amount = parseUnits(`${whole || "0"}.${fraction.slice(0, token.decimals) || "0"}`, token.decimals);
  if (amount === 0n) return fail("It has to be more than nothing.");
  const show = (value: bigint) => `${formatAmount(value, token.decimals, token.decimals)} ${token.symbol}`;
  if (amount > most) return fail(`${mostIs ?? "At most"} ${show(most)}.`);
  if (amount < least) return fail(`At least ${show(least)}.`);
  return { ok: true, amount };
}

/** An amount as one would type it, for a form's first value. @example writeAmount(1500000n, 6) // "1.5" */
export function writeAmount(amount: bigint, decimals: number): string {
  return formatUnits(amount, decimals);
}
