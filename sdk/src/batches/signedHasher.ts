import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { fastKeccak } from "../merkle/fastKeccak.ts";
import type { Keccak } from "../merkle/keccak.ts";
import type { BatchHeader, BatchRecord } from "./batch.ts";
import { signedLayout } from "./signedLayout.ts";

/** Writes the EIP-712 digest that a record's signer signed into `output` (32 bytes). */
export type SignedHasher = (record: BatchRecord, output: Uint8Array) => void;

/**
 * A hasher of a batch's messages with a fixed layout: it equals viem's `hashTypedData`, and is some fifty times as fast. It takes
 * any record, also one whose fields can't be: such a record is a leaf too, or the root couldn't be checked.
 *
 * @example
 * const hash = signedHasher(header);
 * hash(record, output);
 */
export function signedHasher(header: BatchHeader, keccak: Keccak = fastKeccak): SignedHasher {
  const { struct, message } = signedLayout(header);
  const view = new DataView(struct.buffer);
  /** A word's last bytes. */
  const put = (word: number, hex: string) =>
    struct.set(hexToBytes(hex.slice(2)), word * 32 + 32 - (hex.length - 2) / 2);
  return (record, output) => {
    let terms: number;
    switch (record.kind) {
      case "contributions":
        put(3, record.signer);
        put(4, record.digest);
        view.setUint8(6 * 32 - 1, record.codec);
        view.setUint8(7 * 32 - 1, record.mediaKind);
        view.setUint8(8 * 32 - 1, record.aiUse);
        put(8, record.manifest);
        keccak(hexToBytes(record.parents.map((parent) => parent.slice(2)).join("")), struct.subarray(9 * 32, 10 * 32));
        terms = 10;
        break;
      case "votes":
        put(2, record.signer);
        put(3, record.id);
        view.setUint16(5 * 32 - 2, record.votes);
        terms = 5;
        break;
      case "polls":
        put(2, record.poll);
        put(3, record.signer);
        view.setUint16(5 * 32 - 2, record.option);
        terms = 5;
        break;
    }
    view.setUint32((terms + 1) * 32 - 4, record.epoch);
    view.setBigUint64((terms + 2) * 32 - 8, record.deadline);
    keccak(struct, message.subarray(34));
    keccak(message, output);
  };
}

/** One record's digest as hex. @example signedHash(header, record) */
export function signedHash(header: BatchHeader, record: BatchRecord): `0x${string}` {
  const output = new Uint8Array(32);
  signedHasher(header)(record, output);
  return `0x${bytesToHex(output)}`;
}
