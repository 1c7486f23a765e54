import { formatUnits } from "viem";
import { formatAmount } from "../lib/format.ts";
import styles from "./Amount.module.css";

interface AmountProps {
  /** In the token's smallest unit. */
  value: bigint | string;
  token: { readonly symbol: string; readonly decimals: number };
  /** How many decimals are shown; the title has all of them. */
  decimals?: number;
}

/** An amount of a token: figures that line up in columns, and its symbol. */
export function Amount({ value, token, decimals = 4 }: AmountProps) {
  return (
    <span className={styles.amount} title={`${formatUnits(BigInt(value), token.decimals)} ${token.symbol}`}>
      {formatAmount(value, token.decimals, decimals)}
      <span className={styles.symbol}>{token.symbol}</span>
    </span>
  );
}
