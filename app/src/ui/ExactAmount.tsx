import { formatUnits } from "viem";
import styles from "./Amount.module.css";

/** Digits after the point that people read; the rest is there for whoever counts. */
const READ = 6;

interface ExactAmountProps {
  /** In the token's smallest unit. */
  value: bigint | string;
  token: { readonly symbol: string; readonly decimals: number };
}

/** An amount to its last unit: what is read at a glance stands out, the digits behind it step back. */
export function ExactAmount({ value, token }: ExactAmountProps) {
  const [whole = "0", fraction = ""] = formatUnits(BigInt(value), token.decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const [first, rest] = [fraction.slice(0, READ), fraction.slice(READ)];
  const symbol = <span className={styles.symbol}>{token.symbol}</span>;
  return (
    <span className={styles.exact}>
      <span className={styles.part}>
        {grouped}
        {first !== "" && `.${first}`}
        {rest === "" && symbol}
      </span>
      {rest !== "" && (
        <span className={styles.part}>
          <span className={styles.tail}>{rest}</span>
          {symbol}
        </span>
      )}
    </span>
  );
}
