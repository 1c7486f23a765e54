import type { IpfsSource } from "@colophon/sdk/audit/IpfsSource.ts";
import { carOfBlob } from "@colophon/sdk/content/carOfBlob.ts";
import { create } from "kubo-rpc-client";
import { CID } from "multiformats/cid";

/** What gateways say with 404 and 422. Any other error says nothing of a file. */
const NOT_THERE = /not found locally|isn't a file/;

/** Blocks and CARs by a node's own RPC. */
export function kuboSource(url: string): IpfsSource {
  const client = create({ url });
  return {
    name: url,
    fetch: async (text, format) => {
      const cid = CID.parse(text);
      try {
        if (format === "raw") return asPieces([await client.block.get(cid)]);
        const pieces: Uint8Array[] = [];
        for await (const piece of client.cat(cid)) pieces.push(piece);
        const { car } = await carOfBlob(new Blob([Buffer.concat(pieces)]));
        return asPieces([new Uint8Array(await car.arrayBuffer())]);
      } catch (error) {
        if (error instanceof Error && NOT_THERE.test(error.message)) return null;
        throw error;
      }
    },
  };
}

async function* asPieces(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void, void> {
  yield* pieces;
}
