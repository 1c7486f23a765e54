/**
 * Somebody else's value, fit to stand in a sentence: shortened, and without control characters that could rewrite a
 * terminal line or turn the text's direction.
 *
 * @example quote("a\u202Eb") // "“a�b”"
 */
export function quote(value: unknown, most = 80): string {
  let text: string;
  if (typeof value === "string") text = value;
  else if (typeof value === "bigint") text = value.toString();
  else if (value instanceof Uint8Array) text = `${value.length} bytes`;
  else text = JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? inner.toString() : inner)) ?? `${value}`;
  // Cc, Cf (bidi marks, zero-width), line and paragraph separators.
  const safe = text.slice(0, most + 1).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\uFFFD");
  return safe.length > most ? `“${safe.slice(0, most)}…”` : `“${safe}”`;
}
