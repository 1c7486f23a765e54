import { formatTime } from "../lib/format.ts";

const DAY = 86_400;

/** A moment near by, as people say it: the hour alone within a day. @example onChainBy(t + 600, t) // "14:20 UTC" */
export function onChainBy(seconds: number, now: number): string {
  const full = formatTime(seconds);
  return Math.abs(seconds - now) < DAY ? (full.split(" at ")[1] ?? full) : full;
}
