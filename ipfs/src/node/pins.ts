import type { CID } from "multiformats/cid";
import { NotPinned } from "../errors.ts";
import type { IpfsNode } from "./openNode.ts";
import { distinctBlocks, pinWalker } from "./pinWalker.ts";

export type PinType = "recursive" | "direct";

/**
 * Pins a DAG (or its root block alone) that is here in whole. Pinning again is no error.
 *
 * @throws {BlockNotFound} where a block is missing: then nothing is pinned
 */
export function pin(node: IpfsNode, cid: CID, type: PinType = "recursive"): Promise<void> {
  return node.turns.take(async () => {
    if ((await pinTypeNow(node, cid)) === "recursive") return;
    const depth = type === "recursive" ? Number.POSITIVE_INFINITY : 0;
    // Walked before, so that a DAG with a hole leaves no half pin behind.
    for await (const _ of distinctBlocks(node, cid, depth)) {
      // It throws at a hole.
    }
    if ((await pinTypeNow(node, cid)) === type) return;
    await unpinNow(node, cid);
    for await (const _ of node.helia.pins.add(cid, { depth, walker: pinWalker(node) })) {
      // Each block is counted as it is yielded.
    }
  });
}

/** Unpins; blocks stay until a garbage collection. @throws {NotPinned} */
export function unpin(node: IpfsNode, cid: CID): Promise<void> {
  return node.turns.take(async () => {
    if (!(await unpinNow(node, cid))) throw new NotPinned(cid.toString());
  });
}

/** How a CID is pinned; null where it isn't, or where only a DAG around it is. */
export function pinType(node: IpfsNode, cid: CID): Promise<PinType | null> {
  return node.turns.take(() => pinTypeNow(node, cid));
}

/** All pins. */
export async function* listPins(node: IpfsNode): AsyncGenerator<{ cid: CID; type: PinType }> {
  for await (const { cid, depth } of node.helia.pins.ls()) yield { cid, type: typeOf(depth) };
}

async function pinTypeNow(node: IpfsNode, cid: CID): Promise<PinType | null> {
  for await (const found of node.helia.pins.ls({ cid: cid.toV1() })) return typeOf(found.depth);
  return null;
}

async function unpinNow(node: IpfsNode, cid: CID): Promise<boolean> {
  if ((await pinTypeNow(node, cid)) === null) return false;
  for await (const _ of node.helia.pins.rm(cid, { walker: pinWalker(node) })) {
    // Each block is counted down as it is yielded.
  }
  return true;
}

/** CBOR keeps an endless depth as a number too. */
function typeOf(depth: number): PinType {
  return depth === 0 ? "direct" : "recursive";
}
