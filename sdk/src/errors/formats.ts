import { formatEther, formatUnits } from "viem";
import { quote } from "./quote.ts";

/** What amounts in an error are amounts of. */
export interface ErrorToken {
  readonly symbol: string;
  readonly decimals: number;
}

/** How an error's values are shown to a person; never throws, whatever a contract put there. */
export interface Formats {
  readonly amount: (value: unknown) => string;
  readonly date: (seconds: unknown) => string;
  readonly account: (value: unknown) => string;
  /** Wei as ETH, without the unit. */
  readonly ether: (wei: unknown) => string;
  /** A work's id as hex. */
  readonly id: (value: unknown) => string;
}

export function formatsOf(token: ErrorToken | undefined): Formats {
  return {
    amount: (value) => {
      if (typeof value !== "bigint") return quote(value);
      return token === undefined
        ? `${value} (in the token's smallest unit)`
        : `${formatUnits(value, token.decimals)} ${token.symbol}`;
    },
    date: (seconds) => {
      const date = new Date(Number(seconds) * 1_000);
      return Number.isNaN(date.getTime())
        ? "a time without end"
        : `${date.toISOString().slice(0, 19).replace("T", " ")} UTC`;
    },
    ether: (wei) => (typeof wei === "bigint" ? formatEther(wei) : quote(wei)),
    id: (value) => (typeof value === "bigint" ? `0x${value.toString(16).padStart(64, "0")}` : quote(value)),
    account: (value) => (typeof value === "string" && /^0x[0-9a-fA-F]{40}$/.test(value) ? value : quote(value)),
  };
}
