import { hexToBytes } from "@noble/hashes/utils.js";
import { ANCHOR_KIND } from "../ids/names.ts";
import type { BatchHeader, BatchRecord } from "./batch.ts";
import { MalformedBatch, UnencodableRecord } from "./errors.ts";
import { BATCH_VERSION, HEADER, HEADER_SIZE, MAGIC, MOST_LEAVES, MOST_TAIL, RECORD_SIZE, WORD } from "./layout.ts";
import { recordProblem } from "./recordProblem.ts";

/**
 * Writes a batch file: the same header and records give the same bytes anywhere.
 *
 * @param records in leaf order, all of the header's kind
 * @throws {UnencodableRecord} for a record that could not be read back as it is, or that couldn't count
 * @throws {MalformedBatch} `bad-count` for none, or more than are read
 * @example const bytes = encodeBatch(header, records);
 */
export function encodeBatch(header: BatchHeader, records: readonly BatchRecord[]): Uint8Array<ArrayBuffer> {
  const { kind } = header;
  const count = records.length;
  if (count === 0 || count > MOST_LEAVES) throw new MalformedBatch("bad-count", { count, most: MOST_LEAVES });
  for (const [index, record] of records.entries()) check(header, record, index);
  const size = RECORD_SIZE[kind];
  const words = records.reduce((sum, record) => sum + tailOf(record).length, 0);
  const bytes = new Uint8Array(HEADER_SIZE + count * size + words * WORD);
  const view = new DataView(bytes.buffer);
  const put = (offset: number, hex: string) => bytes.set(hexToBytes(hex.slice(2)), offset);
  bytes.set(MAGIC);
  view.setUint8(HEADER.version, BATCH_VERSION);
  view.setUint8(HEADER.kind, ANCHOR_KIND[kind]);
  view.setUint32(HEADER.count, count);
  view.setBigUint64(HEADER.chainId, BigInt(header.chainId));
  put(HEADER.contract, header.contract);
  view.setUint32(HEADER.campaign, header.campaign);
  put(HEADER.config, header.config);
  put(HEADER.voterRoot, header.voterRoot);

  let tail = HEADER_SIZE + count * size;
  for (const [index, record] of records.entries()) {
    const start = HEADER_SIZE + index * size;
    put(start, record.signer);
    const own = start + 20;
    let terms: number;
    switch (record.kind) {
      case "contributions":
        bytes.set([record.mediaKind, record.codec, record.aiUse], own);
        put(own + 3, record.digest);
        put(own + 35, record.manifest);
        terms = own + 67;
        break;
      case "votes":
        put(own, `0x${record.id.slice(10)}`);
        view.setUint8(own + 28, record.votes);
        terms = own + 29;
        break;
      case "polls":
        put(own, record.poll);
        view.setUint16(own + 32, record.option);
        terms = own + 34;
        break;
    }
    view.setUint32(terms, record.epoch);
    view.setBigUint64(terms + 4, record.deadline);
    put(terms + 12, record.signature);
    const words = tailOf(record);
    if (kind !== "polls") view.setUint8(start + size - 1, words.length);
    for (const word of words) {
      put(tail, word);
      tail += WORD;
    }
  }
  return bytes;
}

function tailOf(record: BatchRecord): readonly string[] {
  if (record.kind === "contributions") return record.parents;
  return record.kind === "votes" ? record.proof : [];
}

/** @throws {UnencodableRecord} */
function check(header: BatchHeader, record: BatchRecord, index: number): void {
  const refuse = (field: string, why: string) => new UnencodableRecord(index, field, why);
  if (record.kind !== header.kind) throw refuse("kind", `is ${record.kind}, the batch's is ${header.kind}`);
  const problem = recordProblem(record);
  if (problem !== null) throw refuse(problem, "is out of range");
  const isHex = (value: string, size: number) => new RegExp(`^0x[0-9a-f]{${size * 2}}$`).test(value);
  if (!isHex(record.signer, 20)) throw refuse("signer", "is no account in lower case");
  if (!isHex(record.signature, 64)) throw refuse("signature", "is not in its 64 bytes (EIP-2098)");
  if (!Number.isInteger(record.epoch) || record.epoch < 0 || record.epoch > 0xffff_ffff) {
    throw refuse("epoch", "doesn't fit its 32 bits");
  }
  if (record.deadline < 0n || record.deadline >= 1n << 64n) throw refuse("deadline", "doesn't fit its 64 bits");
  const tail = tailOf(record);
  if (tail.length > MOST_TAIL[header.kind]) throw refuse("tail", `has more than ${MOST_TAIL[header.kind]} words`);
  if (!tail.every((word) => isHex(word, 32))) throw refuse("tail", "has a word that isn't 32 bytes");
  if (record.kind === "votes") {
    const prefix = `0x${header.campaign.toString(16).padStart(8, "0")}`;
    if (!isHex(record.id, 32) || !record.id.startsWith(prefix)) throw refuse("id", "is no work of the campaign");
  }
  if (record.kind === "polls" && (!isHex(record.poll, 32) || record.option > 0xffff || record.option < 0)) {
    throw refuse("option", "or poll doesn't fit");
  }
  if (record.kind === "contributions" && !(isHex(record.digest, 32) && isHex(record.manifest, 32))) {
    throw refuse("digest", "or manifest isn't 32 bytes");
  }
}
