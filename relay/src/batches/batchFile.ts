import type { BatchHeader, BatchRecord } from "@colophon/sdk/batches/batch.ts";
import { batchTree } from "@colophon/sdk/batches/batchTree.ts";
import { encodeBatch } from "@colophon/sdk/batches/encodeBatch.ts";
import type { Account } from "@colophon/sdk/ids/account.ts";
import { ZERO_ACCOUNT } from "@colophon/sdk/ids/account.ts";
import { type Digest, NO_DIGEST } from "@colophon/sdk/ids/digest.ts";
import type { Hex } from "viem";
import type { Batch, Message, Work } from "../store/tables.ts";

/** A message, with what a contribution has beside it. */
export interface BatchRow {
  message: Message;
  work: Pick<Work, "digest" | "codec" | "mediaKind" | "aiUse" | "manifest" | "parents"> | null;
}

/**
 * A batch's file and root: a function of its rows, so that a process that goes on for another makes the same. A voter's proof stands in
 * the file once, with the first of its votes.
 *
 * @param rows in the order of their leaves
 */
export function batchFile(
  place: { chainId: number; contributions: string; curation: string },
  { kind, campaign, voterRoot, config }: Pick<Batch, "kind" | "campaign" | "voterRoot" | "config">,
  rows: readonly BatchRow[],
): { bytes: Uint8Array<ArrayBuffer>; root: Hex } {
  const header: BatchHeader = {
    kind,
    chainId: place.chainId,
    contract: (kind === "contributions" ? place.contributions : place.curation).toLowerCase() as Account,
    campaign,
    // Neither votes nor answers name a config hash, so the file is the same under whichever it is anchored.
    config: kind === "contributions" ? (config ?? ZERO_ACCOUNT) : ZERO_ACCOUNT,
    voterRoot: voterRoot as Digest,
  };
  const proven = new Set<Hex>();
  const records = rows.map((row) => {
    const { signer, proof } = row.message;
    const record = recordOf(row, proven.has(signer) ? [] : proof);
    proven.add(signer);
    return record;
  });
  return { bytes: encodeBatch(header, records), root: batchTree(header, records).tree.root };
}

function recordOf({ message, work }: BatchRow, proof: Hex[]): BatchRecord {
  const { kind, signer, subject, choice, epoch, deadline, signature } = message;
  const terms = { signer: signer as Account, epoch, deadline, signature };
  if (kind === "votes") return { kind, ...terms, id: subject, votes: choice, proof };
  if (kind === "polls") return { kind, ...terms, poll: subject as Digest, option: choice };
  if (work === null) throw new Error(`the contribution ${message.signed} has no work`);
  const { digest, codec, mediaKind, aiUse, manifest, parents } = work;
  const named = { digest: digest as Digest, manifest: (manifest ?? NO_DIGEST) as Digest };
  return { kind, ...terms, ...named, mediaKind, codec, aiUse, parents };
}
