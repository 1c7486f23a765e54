import { Link } from "@tanstack/react-router";
import { shorten } from "../lib/format.ts";
import { useName } from "../lib/names.ts";
import styles from "./Address.module.css";

interface AddressProps {
  value: string;
  /** Plain text where the place is a link already. */
  plain?: boolean;
}

/** An account: its name where the page knows one (the local demo's actors), else its two ends; a link to its page. */
export function Address({ value, plain = false }: AddressProps) {
  const name = useName(value);
  const text = name ?? <span className={styles.hex}>{shorten(value)}</span>;
  if (plain) return <span title={value}>{text}</span>;
  return (
    <Link to="/people/$address" params={{ address: value }} className={styles.address} title={value}>
      {text}
    </Link>
  );
}
