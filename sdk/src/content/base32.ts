const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** Base32 of RFC 4648 in lower case, without padding: what multibase calls `b`. */
export function encodeBase32(bytes: Uint8Array): string {
  let text = "";
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((buffer >>> bits) & 31);
    }
    buffer &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET.charAt((buffer << (5 - bits)) & 31) : text;
}

/** All pairs of letters. */
const PAIRS = Array.from({ length: 1024 }, (_, at) => ALPHABET.charAt(at >> 5) + ALPHABET.charAt(at & 31));

/** The same of hex digits without 0x: five of them are four letters, so that a page of CIDs takes no time. */
export function base32OfHex(hex: string): string {
  let text = "";
  for (let at = 0; at < hex.length; at += 5) {
    const bits = Number.parseInt(hex.slice(at, at + 5).padEnd(5, "0"), 16);
    text += `${PAIRS[bits >> 10]}${PAIRS[bits & 1023]}`;
  }
  return text.slice(0, Math.ceil((hex.length * 4) / 5));
}

/** The inverse of `encodeBase32`; null where a character is foreign or a bit is left over, so each value has one text only. */
export function decodeBase32(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let buffer = 0;
  let bits = 0;
  let length = 0;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return null;
    buffer = (buffer << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = (buffer >>> bits) & 255;
    }
    buffer &= (1 << bits) - 1;
  }
  return bits < 5 && buffer === 0 ? bytes : null;
}
