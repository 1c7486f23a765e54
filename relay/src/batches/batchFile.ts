import type { BatchHeader, BatchRecord } from "@colophon/sdk/batches/batch.ts";
import { batchTree } from "@colophon/sdk/batches/batchTree.ts";
import { encodeBatch } from "@colophon/sdk/batches/encodeBatch.ts";
import type { Account } from "@colophon/sdk/ids/account.ts";
import { ZERO_ACCOUNT } from "@colophon/sdk/ids/account.ts";
import type { Digest } from "@colophon/sdk/ids/digest.ts";
import type { Hex } from "viem";
import type { Batch, Message } from "../store/tables.ts";

/** A kind of message that this version makes no batches of: contributions come with their own intake. */
export class NoBatchOfKind extends Error {}

/**
 * A batch's file and root: a function of its rows, so that a process that goes on for another makes the same. A voter's proof stands in
 * the file once, with the first of its votes.
 *
 * @param rows in the order of their leaves
 */
export function batchFile(
  place: { chainId: number; curation: string },
  { kind, campaign, voterRoot }: Pick<Batch, "kind" | "campaign" | "voterRoot">,
  rows: readonly Message[],
): { bytes: Uint8Array<ArrayBuffer>; root: Hex } {
  const header: BatchHeader = {
    kind,
    chainId: place.chainId,
    contract: place.curation.toLowerCase() as Account,
    campaign,
    // Neither votes nor answers name a config hash, so the file is the same under whichever it is anchored.
    config: ZERO_ACCOUNT,
    voterRoot: voterRoot as Digest,
  };
  const proven = new Set<Hex>();
  const records = rows.map((row) => {
    const record = recordOf(row, proven.has(row.signer) ? [] : row.proof);
    proven.add(row.signer);
    return record;
  });
  return { bytes: encodeBatch(header, records), root: batchTree(header, records).tree.root };
}

function recordOf({ kind, signer, subject, choice, epoch, deadline, signature }: Message, proof: Hex[]): BatchRecord {
  const terms = { signer: signer as Account, epoch, deadline, signature };
  if (kind === "votes") return { kind, ...terms, id: subject, votes: choice, proof };
  if (kind === "polls") return { kind, ...terms, poll: subject as Digest, option: choice };
  throw new NoBatchOfKind(`there is no batch of ${kind} yet`);
}
