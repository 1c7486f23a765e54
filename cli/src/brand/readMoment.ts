const FORM = /^(\d{4})-(\d{2})-(\d{2})(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2}))?$/;

/**
 * A moment in ISO 8601: `2026-03-01` (its first second, UTC) or `2026-03-01T18:00:00+01:00`; a time without a zone is refused, because
 * it would mean another moment on another machine.
 *
 * @returns Unix seconds; null where it isn't one.
 * @example readMoment("2026-03-01") // 1772323200
 */
export function readMoment(text: string): number | null {
  const found = FORM.exec(text.trim());
  if (found === null) return null;
  const [, year, month, day] = found.map(Number);
  const midnight = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0));
  // The 30th of February would be the 2nd of March.
  if (midnight.getUTCMonth() + 1 !== month || midnight.getUTCDate() !== day) return null;
  const milliseconds = Date.parse(text.trim());
  return Number.isFinite(milliseconds) && milliseconds >= 0 ? Math.floor(milliseconds / 1_000) : null;
}
