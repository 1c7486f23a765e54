import type { AnchorKind } from "../ids/names.ts";

/*
 * Where everything lies in a batch file, version 1 (docs/batch-format.md). Numbers are big-endian. The header comes first, then all
 * records, of one size, then the tails of all records in their order: words of 32 bytes, as many as each record says.
 */

/** The first bytes of every batch file: "COLOPHON". */
export const MAGIC: Uint8Array = new TextEncoder().encode("COLOPHON");
export const BATCH_VERSION = 1;

/** Offsets in the header. */
export const HEADER = {
  version: 8,
  kind: 9,
  reserved: 10,
  count: 12,
  chainId: 16,
  contract: 24,
  campaign: 44,
  config: 48,
  voterRoot: 68,
} as const;
export const HEADER_SIZE = 100;

export const SIGNATURE_SIZE = 64;
export const WORD = 32;

/** Size of a record without its tail. */
export const RECORD_SIZE: Readonly<Record<AnchorKind, number>> = { contributions: 164, votes: 126, polls: 130 };

/** The most words that a record's tail has: parents of a contribution, hashes that prove a voter, nothing for answers. */
export const MOST_TAIL: Readonly<Record<AnchorKind, number>> = { contributions: 16, votes: 32, polls: 0 };

/**
 * The most leaves that one anchor's file is read for. It is part of the rule: what a larger file says is nobody's to count, whatever
 * the machine that reads it. Relays stop at 65,536.
 */
export const MOST_LEAVES = 262_144;

/**
 * No larger file is read, whatever its count allows: 64 MiB, which whoever reads it has in memory, and which a roll's inputs can hold. Part of
 * the rule like {@link MOST_LEAVES}.
 */
export const LARGEST_BATCH = 64 * 2 ** 20;

/** The largest file that so many leaves can need, in bytes: known from the chain before anything is fetched. */
export function largestBatch(kind: AnchorKind, count: number): number {
  return Math.min(LARGEST_BATCH, HEADER_SIZE + count * (RECORD_SIZE[kind] + MOST_TAIL[kind] * WORD));
}
