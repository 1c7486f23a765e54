import { canonicalSignature } from "../typed-data/signature.ts";

/**
 * A key's signature in its 64 bytes (EIP-2098), low s, as batch files have it.
 *
 * @throws {MalformedSignature}
 */
export function compactSignature(signature: string): `0x${string}` {
  const canonical = canonicalSignature(signature);
  if (canonical.endsWith("1b")) return canonical.slice(0, 130).toLowerCase() as `0x${string}`;
  // Low s leaves the top bit of its word free: there stands which of two points it is.
  const top = (Number.parseInt(canonical.slice(66, 68), 16) | 0x80).toString(16);
  return `${canonical.slice(0, 66)}${top}${canonical.slice(68, 130)}`.toLowerCase() as `0x${string}`;
}
