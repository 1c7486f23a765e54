import { formatDay, formatRelative, formatTime } from "../lib/format.ts";
import { useNow } from "../lib/useNow.ts";

interface TimeProps {
  /** Unix seconds. */
  seconds: number;
  /** `relative`: "2 hours ago"; `day`: "1 January 2026"; `full`: with the minute. The full time is always the title. */
  form?: "relative" | "day" | "full";
}

export function Time({ seconds, form = "relative" }: TimeProps) {
  const now = useNow();
  const full = formatTime(seconds);
  return (
    <time dateTime={new Date(seconds * 1000).toISOString()} title={full}>
      {form === "relative" ? formatRelative(seconds, now) : form === "day" ? formatDay(seconds) : full}
    </time>
  );
}
