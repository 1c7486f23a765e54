import { formatUnits } from "viem";

/** 0x1234…cdef: enough of an address, id or hash to tell two apart at a glance; the whole one is always a click away. */
export function shorten(value: string, head = 6, tail = 4): string {
  return value.length <= head + tail + 1 ? value : `${value.slice(0, head)}…${value.slice(-tail)}`;
}

/**
 * An amount in the token's smallest unit as people read it: grouped, never in scientific form, cut (never rounded up) at
 * `most` decimals.
 *
 * @example formatAmount("1234500000000000000000", 18) // "1,234.5"
 */
export function formatAmount(amount: bigint | string, decimals: number, most = 6): string {
  const [whole = "0", fraction = ""] = formatUnits(BigInt(amount), decimals).split(".");
  const negative = whole.startsWith("-");
  const grouped = whole.replace("-", "").replace(/\B(?=(\d{3})+$)/g, ",");
  const shown = fraction.slice(0, most).replace(/0+$/, "");
  const text = shown === "" ? grouped : `${grouped}.${shown}`;
  // Something that is there is never shown as nothing.
  if (text === "0" && BigInt(amount) !== 0n) return `${negative ? "−" : ""}<${(10 ** -most).toFixed(most)}`;
  return negative ? `−${text}` : text;
}

/** @example formatBytes(1536) // "1.5 KiB" */
export function formatBytes(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** step;
  return `${step === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${units[step] ?? ""}`;
}

/** @example formatShare(3333) // "33.33 %" */
export function formatShare(bps: number): string {
  return `${(bps / 100).toLocaleString("en", { maximumFractionDigits: 2 })} %`;
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** How far `seconds` is from `now`, both in unix seconds. @example formatRelative(t - 7200, t) // "2 hours ago" */
export function formatRelative(seconds: number, now: number): string {
  const distance = seconds - now;
  // Clocks differ a little: a block isn't "in 3 seconds".
  if (Math.abs(distance) < 10) return "just now";
  const [unit, size] = STEPS.find(([, length]) => Math.abs(distance) >= length) ?? (["second", 1] as const);
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(Math.trunc(distance / size), unit);
}

/** @example formatTime(1767225600) // "1 January 2026 at 00:00 UTC" */
export function formatTime(seconds: number): string {
  const date = new Date(seconds * 1000);
  const day = date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return `${day} at ${date.toISOString().slice(11, 16)} UTC`;
}

/** The day alone, as a colophon would give it. @example formatDay(1767225600) // "1 January 2026" */
export function formatDay(seconds: number): string {
  return formatTime(seconds).split(" at ")[0] ?? "";
}

/** A length of time in its largest fitting unit. @example formatDuration(259200) // "3 days" */
export function formatDuration(seconds: number): string {
  const [unit, size] = STEPS.find(([name, length]) => name !== "week" && name !== "month" && seconds >= length) ?? [
    "second",
    1,
  ];
  const count = Math.round((seconds / size) * 10) / 10;
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
