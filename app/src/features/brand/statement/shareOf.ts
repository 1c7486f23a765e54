/** A part of a whole in per cent, to one decimal, never rounded to nothing. @example shareOf(1n, 3n) // "33.3 %" */
export function shareOf(part: bigint, whole: bigint): string {
  if (whole === 0n || part === 0n) return "0 %";
  const tenths = Number((part * 1_000n + whole / 2n) / whole);
  if (tenths === 0) return "<0.1 %";
  return `${tenths % 10 === 0 ? tenths / 10 : (tenths / 10).toFixed(1)} %`;
}
