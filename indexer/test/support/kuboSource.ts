import type { IpfsSource } from "@colophon/sdk/audit/IpfsSource.ts";
import { create } from "kubo-rpc-client";
import { CID } from "multiformats/cid";

/** Blocks and CARs by a node's own RPC. */
export function kuboSource(url: string): IpfsSource {
  const client = create({ url });
  return {
    name: url,
    fetch: async (text, format) => {
      const cid = CID.parse(text);
      try {
        if (format === "raw") return asPieces([await client.block.get(cid, { timeout: 5_000 })]);
        const pieces: Uint8Array[] = [];
        for await (const piece of client.dag.export(cid, { timeout: 5_000 })) pieces.push(piece);
        return asPieces(pieces);
      } catch {
        return null;
      }
    },
  };
}

async function* asPieces(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void, void> {
  yield* pieces;
}
