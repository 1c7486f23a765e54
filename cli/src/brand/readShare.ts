/**
 * A share with its unit: `12.5%` or `1250 bps`. A bare number is refused: 20 could be either.
 *
 * @returns Basis points, 0 to 10,000; null where it isn't one.
 * @example readShare("12.5%") // 1250
 */
export function readShare(text: string): number | null {
  const percent = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%$/.exec(text.trim());
  const bps = /^(\d{1,5})\s*bps$/.exec(text.trim());
  let value: number;
  if (percent !== null) value = Number(percent[1]) * 100 + Number((percent[2] ?? "").padEnd(2, "0"));
  else if (bps !== null) value = Number(bps[1]);
  else return null;
  return value <= 10_000 ? value : null;
}
