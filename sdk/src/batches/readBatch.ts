import { bytesToHex } from "@noble/hashes/utils.js";
import { NO_DIGEST } from "../ids/digest.ts";
import { type Keccak, nobleKeccak } from "../merkle/keccak.ts";
import { verifyProof } from "../merkle/verifyProof.ts";
import { recoverSigner } from "../typed-data/signature.ts";
import type { BatchHeader, BatchRecord, RecordProblem } from "./batch.ts";
import { batchTree } from "./batchTree.ts";
import { parseBatch } from "./parseBatch.ts";
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
  /** Who signed a digest; throws where nobody can have. By default viem's. */
  recover?: (digest: Hex, signature: Hex) => string | Promise<string>;
  keccak?: Keccak;
  /** Awaited between leaves now and then, so that whoever reads can do something else, or stop by throwing. */
  breathe?: () => Promise<void>;
}

const BREATH = 32;

/**
 * Reads a batch file and checks every leaf as far as that needs no chain: fields, signature, membership. A bad leaf is given with
 * its problem, and is a leaf of the tree all the same.
 *
 * @throws {MalformedBatch}; what `breathe` throws
 * @example
 * const { root, leaves } = await readBatch(bytes);
 */
export async function readBatch(bytes: Uint8Array, options: ReadBatchOptions = {}): Promise<ReadBatch> {
  const { recover = recoverSigner, keccak = nobleKeccak, breathe } = options;
  const batch = parseBatch(bytes);
  const { header } = batch;
  const parsed = [...batch.records()];
  const { tree, signed } = batchTree(
    header,
    parsed.map(({ record }) => record),
    keccak,
  );
  const listed = listedVoters(
    header,
    parsed.map(({ record }) => record),
    keccak,
  );
  const leaves: Leaf[] = [];
  for (const { index, record, problem } of parsed) {
    const digest: Hex = `0x${bytesToHex(signed.subarray(index * 32, index * 32 + 32))}`;
    const holds = problem === null && (await isSignedBy(recover, digest, record));
    leaves.push({
      index,
      record,
      signed: digest,
      problem: problem ?? (holds ? null : "signature"),
      listed: listed === null || listed.has(record.signer),
    });
    if (index % BREATH === BREATH - 1) await breathe?.();
  }
  return { header, root: tree.root, leaves };
}

async function isSignedBy(
  recover: NonNullable<ReadBatchOptions["recover"]>,
  digest: Hex,
  { signer, signature }: BatchRecord,
): Promise<boolean> {
  try {
    return (await recover(digest, signature)) === signer;
  } catch {
    return false;
  }
}

/** Signers of whom some record in the file proves that they are on its list; null where there is none. */
function listedVoters(
  { voterRoot }: BatchHeader,
  records: readonly BatchRecord[],
  keccak: Keccak,
): ReadonlySet<string> | null {
  if (voterRoot === NO_DIGEST) return null;
  const listed = new Set<string>();
  for (const record of records) {
    if (record.kind !== "votes" || listed.has(record.signer)) continue;
    if (verifyProof(voterRoot, voterLeaf(record.signer), record.proof, keccak)) listed.add(record.signer);
  }
  return listed;
}
