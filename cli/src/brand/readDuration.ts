const UNITS: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3_600, d: 86_400, w: 604_800 };

/**
 * A length of time with its unit: `14d`, `36h`, `90min`, `60s`, `2w`, or several of them (`1d 12h`).
 *
 * @returns Whole seconds; null where it isn't one. `m` is refused: it could be minutes or months.
 * @example readDuration("14d") // 1209600
 */
export function readDuration(text: string): number | null {
  if (!/^(\d{1,9}(s|min|h|d|w)\s*)+$/.test(text.trim())) return null;
  let seconds = 0;
  for (const [, count, unit = ""] of text.matchAll(/(\d+)(s|min|h|d|w)/g))
    seconds += Number(count) * (UNITS[unit] ?? 0);
  return Number.isSafeInteger(seconds) ? seconds : null;
}
