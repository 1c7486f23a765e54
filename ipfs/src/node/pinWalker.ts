import type { GraphNode, GraphWalker, GraphWalkerFactory } from "helia";
import type { CID } from "multiformats/cid";
import type { BlockView, ByteView, Version } from "multiformats/interface";
import type { IpfsNode } from "./openNode.ts";
import { readNode } from "./readNode.ts";

const none = () => [];
const unread = () => ({ value: undefined });

/**
 * How Helia's pins go over a DAG: each block once, leaves without reading them (a film has gigabytes of leaves). Helia's own
 * walker gives a block that stands in two places twice, and would count it down twice when the pin goes.
 */
export function pinWalker(node: IpfsNode): GraphWalkerFactory {
  const walker: GraphWalker = {
    async *walk<Value>(root: CID, options: { depth?: number } = {}): AsyncGenerator<GraphNode<Value>> {
      for await (const { cid, depth } of distinctBlocks(node, root, options.depth)) {
        // Pins look at the CID alone.
        const block: BlockView<Value, number, number, Version> = {
          cid: cid as CID<Value, number, number, Version>,
          bytes: new Uint8Array(0) as ByteView<Value>,
          value: undefined as Value,
          links: none,
          tree: none,
          get: unread,
        };
        yield { block, depth, path: [] };
      }
    },
  };
  return () => walker;
}

/**
 * The blocks of a DAG, each once, root first.
 *
 * @throws {BlockNotFound} at a hole
 */
export async function* distinctBlocks(node: IpfsNode, root: CID, deepest = Number.POSITIVE_INFINITY) {
  const seen = new Set<string>();
  const open: { cid: CID; depth: number }[] = [{ cid: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { cid, depth } = next;
    const key = cid.toString();
    if (seen.has(key)) continue;
    seen.add(key);
    const { links } = await readNode(node, cid);
    yield { cid, depth };
    if (depth >= deepest) continue;
    for (const link of links.toReversed()) open.push({ cid: link.cid, depth: depth + 1 });
  }
}
