import { keccak_256 } from "@noble/hashes/sha3.js";
import { hexToBytes } from "@noble/hashes/utils.js";
import { domainSeparator } from "viem";
import { CONTRIBUTION_TYPES } from "../typed-data/contribution.ts";
import { colophonDomain, curationDomain } from "../typed-data/domain.ts";
import { POLL_ANSWER_TYPES } from "../typed-data/pollAnswer.ts";
import { VOTE_TYPES } from "../typed-data/vote.ts";
import type { BatchHeader } from "./batch.ts";

const TYPES = {
  contributions: ["Contribution", CONTRIBUTION_TYPES.Contribution],
  votes: ["Vote", VOTE_TYPES.Vote],
  polls: ["PollAnswer", POLL_ANSWER_TYPES.PollAnswer],
} as const;

/** What all messages of a batch have in common, in the bytes that are hashed. */
export interface SignedLayout {
  /** The encoded struct: the type's hash, and the fields that the header says; the others are zeros, a word each. */
  readonly struct: Uint8Array;
  /** 66 bytes: 0x1901, the domain's separator, and room for the struct's hash. */
  readonly message: Uint8Array;
}

/** The EIP-712 layout of a batch's messages. @example const { struct, message } = signedLayout(header); */
export function signedLayout(header: BatchHeader): SignedLayout {
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
  struct.set(typeHash);
  new DataView(struct.buffer).setUint32(60, header.campaign);
  if (header.kind === "contributions") struct.set(hexToBytes(header.config.slice(2)), 64);
  return { struct, message };
}
