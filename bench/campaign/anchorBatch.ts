import { readFileSync } from "node:fs";
import { anchorRequest } from "@colophon/sdk/actions/requests/anchorRequest.ts";
import { parseBatch } from "@colophon/sdk/batches/parseBatch.ts";
import { signedRows } from "@colophon/sdk/batches/signedRows.ts";
import { carOfBlob } from "@colophon/sdk/content/carOfBlob.ts";
import { anchorLeaves } from "@colophon/sdk/evidence/anchorLeaves.ts";
import { codecOf } from "@colophon/sdk/ids/names.ts";
import { MerkleTree } from "@colophon/sdk/merkle/MerkleTree.ts";
import type { Address } from "viem";
import type { ChainLog } from "./ChainLog.ts";
import type { Place } from "./Place.ts";
import { sendCar } from "./sendCar.ts";

/** An anchor as later steps need it. */
export interface MadeAnchor {
  readonly root: `0x${string}`;
  readonly data: string;
  readonly cid: string;
  readonly count: number;
  readonly time: number;
}

/** Puts a batch's file on IPFS and its root on chain, at the time given: what a relay does with each batch. */
export async function anchorBatch(
  { chain, place, relay }: { chain: ChainLog; place: Place; relay: Address },
  path: string,
  time: number,
): Promise<MadeAnchor & { bytes: number }> {
  const bytes = new Uint8Array(readFileSync(path));
  const batch = parseBatch(bytes);
  const [rows] = signedRows(bytes, batch, batch.count);
  if (rows === undefined) throw new Error(`${path} is empty`);
  const { root } = new MerkleTree(anchorLeaves(rows.digests));
  const file = new Blob([bytes]);
  const { content, car } = await carOfBlob(file);
  await sendCar(place.ipfs, car);
  const { digest, codec, cid } = content;
  const { kind } = batch.header;
  const data = { digest, codec: codecOf(codec) };
  const { campaign, config } = place;
  await chain.send(relay, anchorRequest(place, { campaign, kind, root, count: batch.count, data, config }), 200_000);
  await chain.mine(time);
  return { root, data: digest, cid, count: batch.count, time, bytes: bytes.length };
}
