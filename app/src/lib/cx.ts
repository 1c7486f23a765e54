/** Class names that hold, joined. @example cx(styles.tab, active && styles.active) */
export function cx(...parts: (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}
