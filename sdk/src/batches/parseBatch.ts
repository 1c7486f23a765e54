import { bytesToHex } from "@noble/hashes/utils.js";
import type { Account } from "../ids/account.ts";
import type { Digest } from "../ids/digest.ts";
import { ANCHOR_KIND, type AnchorKind } from "../ids/names.ts";
import type { BatchHeader, BatchRecord, ParsedRecord } from "./batch.ts";
import { MalformedBatch } from "./errors.ts";
import {
  BATCH_VERSION,
  HEADER,
  HEADER_SIZE,
  MAGIC,
  MOST_LEAVES,
  MOST_TAIL,
  RECORD_SIZE,
  SIGNATURE_SIZE,
  WORD,
} from "./layout.ts";
import { recordProblem } from "./recordProblem.ts";

type Hex = `0x${string}`;

/** A batch file whose frame holds. */
export interface Batch {
  readonly header: BatchHeader;
  readonly count: number;
  /** Its records in leaf order, read one by one. */
  records(): Generator<ParsedRecord, void, void>;
}

/**
 * Reads a batch file, which a stranger wrote. The frame (header, number of records, length of every tail, end of the file) is
 * checked at once and as a whole; a record whose fields can't be is given with its problem and spoils nothing else.
 *
 * @param bytes the whole file: `largestBatch` says how many bytes it can have at most, before it is fetched
 * @throws {MalformedBatch} with the problem by name, and the record where one is to blame
 * @example
 * const { header, records } = parseBatch(bytes);
 * for (const { index, record, problem } of records()) …
 */
export function parseBatch(bytes: Uint8Array): Batch {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { header, count } = parseHeader(bytes, view);
  const { kind } = header;
  const size = RECORD_SIZE[kind];
  const tails = HEADER_SIZE + count * size;
  if (bytes.length < tails) throw new MalformedBatch("truncated", { bytes: bytes.length, needed: tails });
  let words = 0;
  for (let index = 0; index < count; index++) {
    const own = tailOf(bytes, kind, index);
    if (own > MOST_TAIL[kind]) throw new MalformedBatch("bad-tail", { index, words: own, most: MOST_TAIL[kind] });
    words += own;
  }
  const end = tails + words * WORD;
  if (bytes.length < end) throw new MalformedBatch("truncated", { bytes: bytes.length, needed: end });
  if (bytes.length > end) throw new MalformedBatch("trailing-bytes", { bytes: bytes.length, needed: end });

  return {
    header,
    count,
    *records() {
      let tail = tails;
      for (let index = 0; index < count; index++) {
        const start = HEADER_SIZE + index * size;
        const next = tail + tailOf(bytes, kind, index) * WORD;
        const record = readRecord(header, bytes, view, start, wordsBetween(bytes, tail, next));
        yield { index, record, problem: recordProblem(record) };
        tail = next;
      }
    },
  };
}

function parseHeader(bytes: Uint8Array, view: DataView): { header: BatchHeader; count: number } {
  if (MAGIC.some((byte, index) => bytes[index] !== byte)) throw new MalformedBatch("bad-magic");
  if (bytes.length < HEADER_SIZE) throw new MalformedBatch("truncated", { bytes: bytes.length, needed: HEADER_SIZE });
  const version = view.getUint8(HEADER.version);
  if (version !== BATCH_VERSION) throw new MalformedBatch("unknown-version", { version });
  const number = view.getUint8(HEADER.kind);
  const kind = (Object.keys(ANCHOR_KIND) as AnchorKind[]).find((name) => ANCHOR_KIND[name] === number);
  if (kind === undefined) throw new MalformedBatch("unknown-kind", { kind: number });
  if (view.getUint16(HEADER.reserved) !== 0) throw new MalformedBatch("bad-reserved");
  const count = view.getUint32(HEADER.count);
  if (count === 0 || count > MOST_LEAVES) throw new MalformedBatch("bad-count", { count, most: MOST_LEAVES });
  const chainId = view.getBigUint64(HEADER.chainId);
  if (chainId === 0n || chainId > BigInt(Number.MAX_SAFE_INTEGER))
    throw new MalformedBatch("bad-chain-id", { chainId });
  const campaign = view.getUint32(HEADER.campaign);
  if (campaign === 0) throw new MalformedBatch("bad-campaign");
  const config = hexAt(bytes, HEADER.config, 20);
  if (/^0x0+$/.test(config) === (kind === "contributions")) throw new MalformedBatch("bad-config", { config });
  const voterRoot = hexAt(bytes, HEADER.voterRoot, 32) as Digest;
  if (kind !== "votes" && !/^0x0+$/.test(voterRoot)) throw new MalformedBatch("bad-voter-root", { voterRoot });
  const contract = hexAt(bytes, HEADER.contract, 20) as Account;
  return { header: { kind, chainId: Number(chainId), contract, campaign, config, voterRoot }, count };
}

/** How many words of tail a record has: its last byte says; answers have none. */
function tailOf(bytes: Uint8Array, kind: AnchorKind, index: number): number {
  return kind === "polls" ? 0 : (bytes[HEADER_SIZE + (index + 1) * RECORD_SIZE[kind] - 1] ?? 0);
}

function readRecord(header: BatchHeader, bytes: Uint8Array, view: DataView, start: number, tail: Hex[]): BatchRecord {
  const signer = hexAt(bytes, start, 20) as Account;
  const own = start + 20;
  /** Epoch, deadline and signature stand together, behind the fields that are the kind's own. */
  const terms = (at: number) => ({
    signer,
    epoch: view.getUint32(at),
    deadline: view.getBigUint64(at + 4),
    signature: hexAt(bytes, at + 12, SIGNATURE_SIZE),
  });
  switch (header.kind) {
    case "contributions":
      return {
        kind: "contributions",
        mediaKind: view.getUint8(own),
        codec: view.getUint8(own + 1),
        aiUse: view.getUint8(own + 2),
        digest: hexAt(bytes, own + 3, 32) as Digest,
        manifest: hexAt(bytes, own + 35, 32) as Digest,
        ...terms(own + 67),
        parents: tail,
      };
    case "votes": {
      const campaign = header.campaign.toString(16).padStart(8, "0");
      const id: Hex = `0x${campaign}${hexAt(bytes, own, 28).slice(2)}`;
      return { kind: "votes", id, votes: view.getUint8(own + 28), ...terms(own + 29), proof: tail };
    }
    case "polls":
      return {
        kind: "polls",
        poll: hexAt(bytes, own, 32) as Digest,
        option: view.getUint16(own + 32),
        ...terms(own + 34),
      };
  }
}

function wordsBetween(bytes: Uint8Array, from: number, to: number): Hex[] {
  const words: Hex[] = [];
  for (let at = from; at < to; at += WORD) words.push(hexAt(bytes, at, WORD));
  return words;
}

function hexAt(bytes: Uint8Array, offset: number, length: number): Hex {
  return `0x${bytesToHex(bytes.subarray(offset, offset + length))}`;
}
