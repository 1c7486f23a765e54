import type { ReactNode } from "react";
import { cx } from "../lib/cx.ts";
import styles from "./Badge.module.css";

interface BadgeProps {
  /** `accent` for what is alive or certified, `ink` for settled facts, `soft` for the rest. */
  tone?: "accent" | "ink" | "soft";
  /** Filled: final; hollow: may still change; `diamond`: refused or missing. */
  shape?: "filled" | "hollow" | "diamond";
  children: ReactNode;
}

/** A state, as a printer would mark it in the margin: a point and a word; never by colour alone. */
export function Badge({ tone = "soft", shape = "filled", children }: BadgeProps) {
  return (
    <span
      className={cx(
        styles.badge,
        tone === "accent" && styles.accent,
        tone === "ink" && styles.ink,
        shape === "filled" && styles.solid,
        shape === "diamond" && styles.square,
      )}
    >
      {/* One item: words and a time in them keep the space of a line, not the gap after the point. */}
      <span>{children}</span>
    </span>
  );
}
