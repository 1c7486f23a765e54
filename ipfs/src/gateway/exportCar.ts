import { carHeader } from "@colophon/sdk/content/carLayout.ts";
import { varintLength, writeVarint } from "@colophon/sdk/content/layout.ts";
import type { CID } from "multiformats/cid";
import type { IpfsNode } from "../node/openNode.ts";
import { readBlock, readNode } from "../node/readNode.ts";

/**
 * A DAG as a CAR: root first, depth first, each block once. With `onlyRoot` the root block alone.
 *
 * @throws {BlockNotFound} where a block is missing; the CAR then breaks off
 */
export async function* exportCar(node: IpfsNode, root: CID, onlyRoot = false): AsyncGenerator<Uint8Array> {
  const header = carHeader(root.toV1().bytes);
  yield lengthOf(header.length);
  yield header;
  const seen = new Set<string>();
  const open: CID[] = [root.toV1()];
  for (let cid = open.pop(); cid !== undefined; cid = open.pop()) {
    if (seen.has(cid.toString())) continue;
    seen.add(cid.toString());
    const bytes = await readBlock(node, cid);
    yield lengthOf(cid.bytes.length + bytes.length);
    yield cid.bytes;
    yield bytes;
    if (onlyRoot) return;
    const { links } = await readNode(node, cid);
    for (const link of links.toReversed()) open.push(link.cid);
  }
}

function lengthOf(length: number): Uint8Array {
  const bytes = new Uint8Array(varintLength(length));
  writeVarint(length, bytes, 0);
  return bytes;
}
