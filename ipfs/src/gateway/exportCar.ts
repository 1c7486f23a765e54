import { carHeader } from "@colophon/sdk/content/carLayout.ts";
import { varintLength, writeVarint } from "@colophon/sdk/content/layout.ts";
import type { CID } from "multiformats/cid";
import type { IpfsNode } from "../node/openNode.ts";
import { distinctBlocks } from "../node/pinWalker.ts";
import { readBlock } from "../node/readNode.ts";

/**
 * A DAG as a CAR: root first, depth first, each block once. With `onlyRoot` the root block alone.
 *
 * @throws {BlockNotFound} where a block is missing; the CAR then breaks off
 */
export async function* exportCar(node: IpfsNode, root: CID, onlyRoot = false): AsyncGenerator<Uint8Array> {
  const header = carHeader(root.toV1().bytes);
  yield lengthOf(header.length);
  yield header;
  for await (const { cid } of distinctBlocks(node, root, onlyRoot ? 0 : undefined)) {
    const named = cid.toV1().bytes;
    const bytes = await readBlock(node, cid);
    yield lengthOf(named.length + bytes.length);
    yield named;
    yield bytes;
  }
}

function lengthOf(length: number): Uint8Array {
  const bytes = new Uint8Array(varintLength(length));
  writeVarint(length, bytes, 0);
  return bytes;
}
