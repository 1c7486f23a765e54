import { createRequire } from "node:module";

/** What is used of the native curve. */
export interface NativeCurve {
  /** The key, in 65 bytes. @throws where the signature leads to none */
  ecdsaRecover(
    signature: Uint8Array,
    recovery: number,
    digest: Uint8Array,
    compressed: false,
    output: Uint8Array,
  ): Uint8Array;
}

const require = createRequire(import.meta.url);
let curve: NativeCurve | null | undefined;

/**
 * libsecp256k1, where it is built for this machine; else null. Its package's own way out, another library in JavaScript, isn't taken:
 * whoever gets null uses the one that everything else here uses.
 */
export function nativeCurve(): NativeCurve | null {
  if (curve === undefined) {
    try {
      curve = require("secp256k1/bindings.js") as NativeCurve;
    } catch {
      curve = null;
    }
  }
  return curve;
}
