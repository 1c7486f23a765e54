import { MalformedBatch } from "@colophon/sdk/batches/errors.ts";
import { largestBatch, MOST_LEAVES } from "@colophon/sdk/batches/layout.ts";
import { type ReadBatch, readBatch } from "@colophon/sdk/batches/readBatch.ts";
import { anchorTree } from "@colophon/sdk/evidence/anchorTree.ts";
import type { AnchorKind } from "@colophon/sdk/ids/names.ts";
import { SignatureThreadLost } from "@colophon/sdk/signatures/node/signatureThreads.ts";
import { and, asc, eq } from "drizzle-orm";
import type { Hex } from "viem";
import { IpfsUnreachableError } from "../content/blockSource.ts";
import { dueInTurn } from "../content/dueInTurn.ts";
import type { FactLane, FactOptions } from "../content/factLane.ts";
import { reasonOf, retryAt } from "../content/retryAt.ts";
import { ContentTooLargeError, NonCanonicalError, walkContent } from "../content/walkContent.ts";
import { IndexerError } from "../errors.ts";
import { anchors } from "../store/chainTables.ts";
import { anchorFiles } from "../store/factTables.ts";
import type { Db } from "../store/openDatabase.ts";
import { sync } from "../store/syncTables.ts";
import { readBytes } from "../store/textCells.ts";
import { storeTree } from "../store/trees/storeTree.ts";
import { admitAnchor } from "../works/admitAnchor.ts";
import { deriveWorks } from "../works/deriveWorks.ts";
import { storeLeaves } from "./storeLeaves.ts";

interface Due {
  data: Hex;
  codec: number;
  kind: AnchorKind;
  count: number;
  attempts: number;
  askedBy: number;
}

/** A batch file of another deployment, of another kind, or of another number of leaves than was anchored. */
export class WrongBatchError extends IndexerError {
  constructor(why: string) {
    super("wrong-batch", `The batch file isn't what was anchored: ${why}.`);
  }
}

/** More leaves, or more bytes, than are read for an anchor. */
export class BatchTooLargeError extends IndexerError {
  constructor(why: string) {
    super("batch-too-large", `The batch file isn't read: ${why}.`);
  }
}

type Failure = "unavailable" | "mismatched" | "too-large" | "malformed";

/** Fetches anchors' files, checks them leaf by leaf, and keeps the leaves that hold. One bad file keeps nothing else waiting. */
export function anchorsLane(options: FactOptions): FactLane<Due> {
  const { db, signal, log } = options;
  return {
    name: "anchors",
    width: 4,
    keyOf: ({ data, codec, kind, count }) => `${data}.${codec}.${kind}.${count}`,
    askerOf: ({ askedBy }) => askedBy,
    due: async (now, limit) => {
      const columns = ["data", "codec", "kind", "count", "attempts", "asked_by"];
      // As they were anchored: a leaf whose parent isn't known yet has to be looked at again.
      const order = ["(select min(anchors.block) from anchors where anchors.data = anchor_files.data)"];
      const rows = await dueInTurn(db, { table: "anchor_files", columns, order }, now, limit);
      return rows.map(([data, codec, kind, count, attempts, askedBy]) => ({
        data: readBytes(data),
        codec: Number(codec),
        kind: kind as AnchorKind,
        count: Number(count),
        attempts: Number(attempts),
        askedBy: Number(askedBy),
      }));
    },
    settle: async (item) => {
      const { data, codec, kind, count, attempts } = item;
      const key = and(
        eq(anchorFiles.data, data),
        eq(anchorFiles.codec, codec),
        eq(anchorFiles.kind, kind),
        eq(anchorFiles.count, count),
      );
      let batch: ReadBatch;
      try {
        batch = await fetchBatch(options, item);
      } catch (error) {
        // Neither says anything about the file.
        if (signal.aborted || error instanceof IpfsUnreachableError || error instanceof SignatureThreadLost)
          throw error;
        const state = failureOf(error);
        log.warn({ data, kind, state, err: reasonOf(error) }, "an anchor's leaves can't be read");
        await db
          .update(anchorFiles)
          .set({
            state,
            error: reasonOf(error),
            attempts: attempts + 1,
            nextAttempt: state === "unavailable" ? retryAt(attempts) : null,
          })
          .where(key);
        return;
      }
      const valid = batch.leaves.filter(({ problem }) => problem === null);
      const { campaign, config, voterRoot } = batch.header;
      // Apart from what follows: leaves say nothing before their file is `read`, and the chain needn't wait for them.
      await db.transaction((tx) => storeLeaves(tx, data, campaign, valid));
      if (kind === "contributions") await keepTree(db, item, batch);
      await db.transaction(async (tx) => {
        // So that no block slips in between: an anchor finds its file read, or the file its anchor.
        await tx.select({ id: sync.id }).from(sync).where(eq(sync.id, 1)).for("update");
        await tx
          .update(anchorFiles)
          .set({
            state: "read",
            root: batch.root,
            campaign,
            config: config as Hex,
            voterRoot,
            valid: valid.length,
            error: null,
            attempts: attempts + 1,
            nextAttempt: null,
          })
          .where(key);
        if (kind === "contributions") await admitFile(tx, item);
      });
      log.info({ data, kind, leaves: count, valid: valid.length }, "an anchor's leaves were read");
    },
  };
}

/** Whoever mints a work has to prove its leaf; a file that leads elsewhere than to what was anchored proves nothing. */
async function keepTree(db: Db, { data }: Due, { header, root, leaves }: ReadBatch): Promise<void> {
  const named = and(eq(anchors.data, data), eq(anchors.kind, "contributions"), eq(anchors.root, root));
  if ((await db.$count(anchors, named)) === 0) return;
  await storeTree(db, { campaign: header.campaign, token: NO_TOKEN }, anchorTree(leaves.map(({ signed }) => signed)));
}

/** No pool's: such a tree is never cleared away. */
const NO_TOKEN: Hex = "0x";

/** The works that a file brings where it was anchored: a root is anchored once under one config, but a file may be named by others too. */
async function admitFile(tx: Db, { data, codec, kind, count }: Due): Promise<void> {
  const places = await tx
    .select({ campaign: anchors.campaign, block: anchors.block, logIndex: anchors.logIndex })
    .from(anchors)
    .where(and(eq(anchors.data, data), eq(anchors.codec, codec), eq(anchors.kind, kind), eq(anchors.count, count)))
    .orderBy(asc(anchors.block), asc(anchors.logIndex));
  for (const place of places) await admitAnchor(tx, place);
  await deriveWorks(tx);
}

/** Only what can't be had may be had later; bytes never change. */
function failureOf(error: unknown): Failure {
  if (error instanceof WrongBatchError) return "mismatched";
  if (error instanceof BatchTooLargeError || error instanceof ContentTooLargeError) return "too-large";
  if (error instanceof MalformedBatch || error instanceof NonCanonicalError) return "malformed";
  return "unavailable";
}

/** @throws WrongBatchError, BatchTooLargeError, MalformedBatch, and what `walkContent` throws */
async function fetchBatch(options: FactOptions, { data, codec, kind, count }: Due): Promise<ReadBatch> {
  const { blocks, chainId, contributions, curation, signatures, signal } = options;
  if (count > MOST_LEAVES) throw new BatchTooLargeError(`the anchor says ${count} leaves, above ${MOST_LEAVES}`);
  const maxBytes = largestBatch(kind, count);
  const pieces: Uint8Array[] = [];
  for await (const piece of walkContent({ source: blocks, digest: data, codec, maxBytes, signal })) pieces.push(piece);
  const breathe = () =>
    new Promise<void>((resolve, reject) => setImmediate(() => (signal.aborted ? reject(signal.reason) : resolve())));
  const batch = await readBatch(Buffer.concat(pieces), { signatures, breathe });
  const { header, leaves } = batch;
  if (header.kind !== kind) throw new WrongBatchError(`it is of ${header.kind}, the anchor of ${kind}`);
  if (leaves.length !== count) throw new WrongBatchError(`it has ${leaves.length} leaves, the anchor says ${count}`);
  if (header.chainId !== chainId || header.contract !== (kind === "contributions" ? contributions : curation)) {
    throw new WrongBatchError(`it is for ${header.contract} on chain ${header.chainId}`);
  }
  return batch;
}
