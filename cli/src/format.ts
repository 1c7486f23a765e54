import { formatUnits } from "viem";
import { safe } from "./output.ts";

/** `2026-03-01 12:00:00 UTC` */
export function date(seconds: number): string {
  return `${new Date(seconds * 1_000).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** Labels in one column, values in another; others' words made harmless. */
export function table(rows: readonly (readonly [label: string, value: string | null | undefined])[]): string[] {
  const shown = rows.filter((row): row is [string, string] => row[1] !== null && row[1] !== undefined);
  const width = Math.max(0, ...shown.map(([label]) => label.length));
  return shown.map(([label, value]) => `${label.padEnd(width)}  ${safe(value)}`);
}

/** `1,234.5 DEMO` */
export function money(amount: bigint, token: { symbol: string; decimals: number }): string {
  const [whole = "0", fraction] = formatUnits(amount, token.decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${grouped}${fraction === undefined ? "" : `.${fraction}`} ${safe(token.symbol)}`;
}

/** `1 work`, `12,000 works` */
export function countOf(count: number, one: string): string {
  return `${count.toLocaleString("en")} ${one}${count === 1 ? "" : "s"}`;
}

/** `12.5 %` */
export function percent(bps: number): string {
  return `${bps / 100} %`;
}

export const ETHER = { symbol: "ETH", decimals: 18 };
