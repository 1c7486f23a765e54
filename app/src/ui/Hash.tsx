import { useEffect, useState } from "react";
import { shorten } from "../lib/format.ts";
import styles from "./Hash.module.css";

interface HashProps {
  value: string;
  /** What it is, for the title and for screen readers: "content identifier", "transaction". */
  label: string;
  /** The whole value, wrapped, instead of its two ends. */
  full?: boolean;
}

/** A hash, CID or address in mono; a click copies all of it. */
export function Hash({ value, label, full = false }: HashProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1_600);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <button
      type="button"
      className={styles.hash}
      title={`${label}: ${value} (click to copy)`}
      aria-label={`${full ? value : shorten(value, 10, 6)}, copy ${label}`}
      onClick={() =>
        void navigator.clipboard?.writeText(value).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }
    >
      <span className={styles.text}>{full ? value : shorten(value, 10, 6)}</span>
      <span className={styles.sign} aria-live="polite">
        {copied ? "copied" : ""}
      </span>
    </button>
  );
}
