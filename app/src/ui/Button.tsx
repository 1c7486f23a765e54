import type { ButtonHTMLAttributes } from "react";
import { cx } from "../lib/cx.ts";
import styles from "./Button.module.css";

export type ButtonLook = "primary" | "secondary" | "quiet";

/** The class of a button, for links that look like one. */
export function buttonClass(look: ButtonLook = "secondary", size: "normal" | "small" = "normal"): string {
  return cx(styles.button, styles[look], size === "small" && styles.small);
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** One `primary` a view, at most. */
  look?: ButtonLook;
  size?: "normal" | "small";
  /** Something is under way: shown and announced, and clicks do nothing. */
  busy?: boolean;
}

export function Button({ look = "secondary", size = "normal", busy = false, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      disabled={busy || rest.disabled}
      className={cx(buttonClass(look, size), className)}
    />
  );
}
