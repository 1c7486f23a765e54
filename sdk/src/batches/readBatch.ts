import { bytesToHex } from "@noble/hashes/utils.js";
import { anchorLeaves } from "../evidence/anchorLeaves.ts";
import { NO_DIGEST } from "../ids/digest.ts";
import { fastKeccak } from "../merkle/fastKeccak.ts";
import { MerkleTree } from "../merkle/MerkleTree.ts";
import { verifyProof } from "../merkle/verifyProof.ts";
import { plainCheck } from "../signatures/plainCheck.ts";
import type { SignatureCheck } from "../signatures/SignatureCheck.ts";
import type { BatchHeader, BatchRecord, ParsedRecord, RecordProblem } from "./batch.ts";
import { type Batch, parseBatch } from "./parseBatch.ts";
import { signedRows } from "./signedRows.ts";
import { voterLeaf } from "./voterLeaf.ts";

type Hex = `0x${string}`;

/** Why a leaf counts for nothing, as far as its file alone says. */
export type LeafProblem = RecordProblem | "signature";

export interface Leaf {
  /** Its place, from 0. */
  readonly index: number;
  readonly record: BatchRecord;
  /** The EIP-712 digest that it is of. */
  readonly signed: Hex;
  readonly problem: LeafProblem | null;
  /** Of votes where the file names a list of voters: whether its signer is shown to be on it. Elsewhere true. */
  readonly listed: boolean;
}

/** All that a batch file says by itself. Whether it is what was anchored, and when, is the chain's to say. */
export interface ReadBatch {
  readonly header: BatchHeader;
  readonly root: Hex;
  readonly leaves: readonly Leaf[];
}

export interface ReadBatchOptions {
  /** Who checks signatures: by default plain JavaScript. In Node `signatureThreads` are some fifty times as fast on each core. */
  signatures?: SignatureCheck;
  /** Awaited now and then, so that whoever reads can do something else, or stop by throwing. */
  breathe?: () => Promise<void>;
}

/** Leaves that are made between two breaths. */
const BREATH = 512;

/**
 * Reads a batch file and checks every leaf as far as that needs no chain: fields, signature, membership. A bad leaf is given with
 * its problem, and is a leaf of the tree all the same.
 *
 * @throws {MalformedBatch}; what `breathe` and `signatures` throw
 * @example
 * const { root, leaves } = await readBatch(bytes);
 */
export async function readBatch(file: Uint8Array, options: ReadBatchOptions = {}): Promise<ReadBatch> {
  const { signatures = plainCheck, breathe } = options;
  // Views of a Buffer are made much more slowly, and here are many.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  const batch = parseBatch(bytes);
  const { header, count } = batch;
  const { signed, holds } = await checkRows(bytes, batch, signatures, breathe);
  const { root } = new MerkleTree(anchorLeaves(signed));
  const parsed: ParsedRecord[] = [];
  for (const record of batch.records()) {
    parsed.push(record);
    if (parsed.length % BREATH === 0) await breathe?.();
  }
  const listed = await listedVoters(header, parsed, breathe);
  const leaves: Leaf[] = [];
  for (const { index, record, problem } of parsed) {
    leaves.push({
      index,
      record,
      signed: `0x${bytesToHex(signed.subarray(index * 32, index * 32 + 32))}`,
      problem: problem ?? (holds[index] === 1 ? null : "signature"),
      listed: listed === null || listed.has(record.signer),
    });
    if (index % BREATH === BREATH - 1 && index < count - 1) await breathe?.();
  }
  return { header, root, leaves };
}

/** The digests that were signed, and for each whether its signature holds. The next ones are hashed while some are checked. */
async function checkRows(
  bytes: Uint8Array,
  batch: Batch,
  { atOnce, check }: SignatureCheck,
  breathe: ReadBatchOptions["breathe"],
): Promise<{ signed: Uint8Array; holds: Uint8Array }> {
  const signed = new Uint8Array(batch.count * 32);
  const holds = new Uint8Array(batch.count);
  let before: Promise<void> | undefined;
  for (const part of signedRows(bytes, batch, Math.min(atOnce, batch.count))) {
    signed.set(part.digests, part.from * 32);
    const checked = check(part).then((own) => holds.set(own, part.from));
    // Awaited below; until then a failure mustn't look like one that nobody sees.
    checked.catch(() => {});
    await before;
    before = checked;
    await breathe?.();
  }
  await before;
  return { signed, holds };
}

/** Signers of whom some record in the file proves that they are on its list; null where there is none. */
async function listedVoters(
  { voterRoot }: BatchHeader,
  records: readonly ParsedRecord[],
  breathe: ReadBatchOptions["breathe"],
): Promise<ReadonlySet<string> | null> {
  if (voterRoot === NO_DIGEST) return null;
  const listed = new Set<string>();
  for (const { index, record } of records) {
    if (index % BREATH === BREATH - 1) await breathe?.();
    if (record.kind !== "votes" || listed.has(record.signer)) continue;
    if (verifyProof(voterRoot, voterLeaf(record.signer), record.proof, fastKeccak)) listed.add(record.signer);
  }
  return listed;
}
