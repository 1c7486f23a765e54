import { rowHasher } from "../merkle/rowHasher.ts";
import type { SignedRows } from "../signatures/SignatureCheck.ts";
import { HEADER_SIZE, RECORD_SIZE, SIGNATURE_SIZE, WORD } from "./layout.ts";
import type { Batch } from "./parseBatch.ts";
import { signedLayout } from "./signedLayout.ts";

/** Some records of a file, as their signatures are checked. */
export interface SignedPart extends SignedRows {
  /** The first of them. */
  readonly from: number;
}

/** Where a record's fields go: `[offset in the record, size, the word at whose end they stand]`. */
const FIELDS = {
  contributions: [
    [0, 20, 3],
    [23, 32, 4],
    [21, 1, 5],
    [20, 1, 6],
    [22, 1, 7],
    [55, 32, 8],
    [87, 4, 10],
    [91, 8, 11],
  ],
  // The work's first four bytes are its campaign's, which the header says.
  votes: [
    [0, 20, 2],
    [20, 28, 3],
    [48, 1, 4],
    [49, 4, 5],
    [53, 8, 6],
  ],
  polls: [
    [20, 32, 2],
    [0, 20, 3],
    [52, 2, 4],
    [54, 4, 5],
    [58, 8, 6],
  ],
} as const;

/** The word of a contribution in which the hash of its parents stands. */
const PARENTS = 9;

/**
 * What each record's signer signed, with the signatures, some records at a time: straight from the file's bytes, and hashed together. The
 * digests are those of `signedHasher`.
 *
 * @param bytes the file that `batch` was parsed from
 * @param atOnce how many records in each part
 * @example for (const part of signedRows(bytes, parseBatch(bytes), 4_096)) …
 */
export function* signedRows(bytes: Uint8Array, batch: Batch, atOnce: number): Generator<SignedPart, void, void> {
  const { header, count } = batch;
  const { kind } = header;
  const size = RECORD_SIZE[kind];
  const { struct, message } = signedLayout(header);
  if (kind === "votes") struct.set(struct.subarray(60, 64), 3 * WORD);
  const hash = rowHasher();
  const structs = new Uint8Array(atOnce * struct.length);
  const messages = new Uint8Array(atOnce * message.length);
  const signatureAt = size - SIGNATURE_SIZE - (kind === "polls" ? 0 : 1);
  let tail = HEADER_SIZE + count * size;
  for (let from = 0; from < count; from += atOnce) {
    const many = Math.min(atOnce, count - from);
    const signatures = new Uint8Array(many * SIGNATURE_SIZE);
    const signers = new Uint8Array(many * 20);
    for (let i = 0; i < many; i++) {
      const record = HEADER_SIZE + (from + i) * size;
      const own = i * struct.length;
      structs.set(struct, own);
      for (const [offset, length, word] of FIELDS[kind]) {
        structs.set(bytes.subarray(record + offset, record + offset + length), own + (word + 1) * WORD - length);
      }
      if (kind === "contributions") {
        const parents = (bytes[record + size - 1] ?? 0) * WORD;
        const hashed = own + PARENTS * WORD;
        hash(bytes.subarray(tail, tail + parents), parents, structs.subarray(hashed, hashed + WORD));
        tail += parents;
      }
      signatures.set(bytes.subarray(record + signatureAt, record + signatureAt + SIGNATURE_SIZE), i * SIGNATURE_SIZE);
      signers.set(bytes.subarray(record, record + 20), i * 20);
      messages.set(message, i * message.length);
    }
    const digests = new Uint8Array(many * 32);
    hash(structs, struct.length, digests);
    for (let i = 0; i < many; i++) messages.set(digests.subarray(i * 32, i * 32 + 32), i * message.length + 34);
    hash(messages, message.length, digests);
    yield { from, digests, signatures, signers };
  }
}
