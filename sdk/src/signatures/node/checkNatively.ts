import { rowHasher } from "../../merkle/rowHasher.ts";
import type { SignedRows } from "../SignatureCheck.ts";
import type { NativeCurve } from "./nativeCurve.ts";

/** Half of the curve's order: larger s are another form of a signature, and aren't taken. */
const MOST_S = Uint8Array.from(Buffer.from("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0", "hex"));

/**
 * Checks signatures by the native curve, on this thread and at once.
 *
 * @returns n bytes, as `SignatureCheck` has them
 */
export function checkNatively(
  curve: NativeCurve,
  { digests, signatures, signers }: SignedRows,
): Uint8Array<ArrayBuffer> {
  const count = digests.length / 32;
  const holds = new Uint8Array(count);
  const keys = new Uint8Array(count * 64);
  const signature = new Uint8Array(64);
  const key = new Uint8Array(65);
  for (let i = 0; i < count; i++) {
    signature.set(signatures.subarray(i * 64, i * 64 + 64));
    const top = signature[32] ?? 0;
    signature[32] = top & 0x7f;
    if (isAbove(signature, 32, MOST_S)) continue;
    try {
      curve.ecdsaRecover(signature, top >> 7, digests.subarray(i * 32, i * 32 + 32), false, key);
    } catch {
      continue;
    }
    keys.set(key.subarray(1), i * 64);
    holds[i] = 1;
  }
  const hashes = new Uint8Array(count * 32);
  rowHasher()(keys, 64, hashes);
  for (let i = 0; i < count; i++) {
    for (let byte = 0; byte < 20 && holds[i] === 1; byte++) {
      if (hashes[i * 32 + 12 + byte] !== signers[i * 20 + byte]) holds[i] = 0;
    }
  }
  return holds;
}

/** Whether the number of 32 bytes there is above another. */
function isAbove(bytes: Uint8Array, offset: number, most: Uint8Array): boolean {
  for (let i = 0; i < 32; i++) {
    const [own, other] = [bytes[offset + i] ?? 0, most[i] ?? 0];
    if (own !== other) return own > other;
  }
  return false;
}
