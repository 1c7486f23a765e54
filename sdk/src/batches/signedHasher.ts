import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { domainSeparator } from "viem";
import { type Keccak, nobleKeccak } from "../merkle/keccak.ts";
import { CONTRIBUTION_TYPES } from "../typed-data/contribution.ts";
import { colophonDomain, curationDomain } from "../typed-data/domain.ts";
import { POLL_ANSWER_TYPES } from "../typed-data/pollAnswer.ts";
import { VOTE_TYPES } from "../typed-data/vote.ts";
import type { BatchHeader, BatchRecord } from "./batch.ts";

/** Writes the EIP-712 digest that a record's signer signed into `output` (32 bytes). */
export type SignedHasher = (record: BatchRecord, output: Uint8Array) => void;

const TYPES = {
  contributions: ["Contribution", CONTRIBUTION_TYPES.Contribution],
  votes: ["Vote", VOTE_TYPES.Vote],
  polls: ["PollAnswer", POLL_ANSWER_TYPES.PollAnswer],
} as const;

/**
 * A hasher of a batch's messages with a fixed layout: it equals viem's `hashTypedData`, and is some fifty times as fast. It takes
 * any record, also one whose fields can't be: such a record is a leaf too, or the root couldn't be checked.
 *
 * @example
 * const hash = signedHasher(header);
 * hash(record, output);
 */
export function signedHasher(header: BatchHeader, keccak: Keccak = nobleKeccak): SignedHasher {
  const [name, fields] = TYPES[header.kind];
  const typeHash = keccak_256(
    new TextEncoder().encode(`${name}(${fields.map(({ type, name }) => `${type} ${name}`).join(",")})`),
  );
  const place = { chainId: header.chainId, contract: header.contract, curation: header.contract };
  const domain = header.kind === "contributions" ? colophonDomain(place) : curationDomain(place);
  const message = new Uint8Array(66);
  message.set([0x19, 0x01]);
  message.set(hexToBytes(domainSeparator({ domain }).slice(2)), 2);
  const struct = new Uint8Array(32 * (fields.length + 1));
  const view = new DataView(struct.buffer);
  struct.set(typeHash);
  view.setUint32(60, header.campaign);
  /** A word's last bytes. */
  const put = (word: number, hex: string) =>
    struct.set(hexToBytes(hex.slice(2)), word * 32 + 32 - (hex.length - 2) / 2);
  if (header.kind === "contributions") struct.set(hexToBytes(header.config.slice(2)), 64);

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
