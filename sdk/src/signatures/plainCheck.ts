import { bytesToHex } from "@noble/hashes/utils.js";
import { recoverSigner } from "../typed-data/signature.ts";
import type { SignatureCheck } from "./SignatureCheck.ts";

/**
 * Checks signatures in plain JavaScript, one after the other: everywhere the same, and some fifty times slower than a machine can.
 *
 * @example await readBatch(bytes, { signatures: plainCheck });
 */
export const plainCheck: SignatureCheck = {
  atOnce: 32,
  async check({ digests, signatures, signers }) {
    const holds = new Uint8Array(digests.length / 32);
    const hex = (bytes: Uint8Array, size: number, i: number): `0x${string}` =>
      `0x${bytesToHex(bytes.subarray(i * size, (i + 1) * size))}`;
    for (let i = 0; i < holds.length; i++) {
      const signer = await recoverSigner(hex(digests, 32, i), hex(signatures, 64, i)).catch(() => null);
      if (signer === hex(signers, 20, i)) holds[i] = 1;
    }
    return holds;
  },
};
