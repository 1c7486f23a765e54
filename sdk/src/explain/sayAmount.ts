import { formatUnits } from "viem";
import type { Unit } from "./types.ts";

/** Decimals that a sentence can bear. */
const MOST = 6;

/**
 * An amount in a sentence: exact where six decimals are enough, else cut after them and said to be “about”. What is there is never
 * said to be nothing.
 *
 * @example sayAmount(12_500_000_000_000_000n, { symbol: "ETH", decimals: 18 }) // "0.0125 ETH"
 */
export function sayAmount(amount: bigint, { symbol, decimals }: Unit): string {
  const [whole = "0", fraction = ""] = formatUnits(amount, decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const shown = fraction.slice(0, MOST).replace(/0+$/, "");
  const text = shown === "" ? grouped : `${grouped}.${shown}`;
  if (fraction.length <= MOST) return `${text} ${symbol}`;
  if (text === "0") return `less than ${(10 ** -MOST).toFixed(MOST)} ${symbol}`;
  return `about ${text} ${symbol}`;
}

/** Smallest units: wei for 18 decimals of ETH. @example sayUnits(2n, eth) // "2 wei" */
export function sayUnits(units: bigint, { symbol, decimals }: Unit): string {
  if (symbol === "ETH" && decimals === 18) return `${units} wei`;
  return `${units} ${units === 1n ? "unit" : "units"} (of ${formatUnits(1n, decimals)} ${symbol})`;
}

/** @example sayShare(3_333) // "33.33 %" */
export function sayShare(bps: number): string {
  return `${bps / 100} %`;
}

/** Scores as curators give them, of 100 a work: they are kept in hundredths. @example sayPoints(805_050n) // "8,050.5" */
export function sayPoints(hundredths: bigint): string {
  const rest = (hundredths % 100n).toString().padStart(2, "0").replace(/0+$/, "");
  return `${(hundredths / 100n).toLocaleString("en")}${rest === "" ? "" : `.${rest}`}`;
}

/** A count and its word. @example sayCount(2, "work") // "2 works" */
export function sayCount(count: number | bigint, word: string): string {
  return `${count.toLocaleString("en")} ${word}${Number(count) === 1 ? "" : "s"}`;
}
