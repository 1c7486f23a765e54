import { sha256 } from "@colophon/sdk/content/node/sha256.ts";
import { Hono } from "hono";
import { CID } from "multiformats/cid";
import * as Digest from "multiformats/hashes/digest";
import { BadRequest, BlockNotFound } from "../errors.ts";
import { DAG_PB, RAW, readCid } from "../node/cids.ts";
import { importBlocks } from "../node/importBlocks.ts";
import type { IpfsNode } from "../node/openNode.ts";
import { pin } from "../node/pins.ts";
import { readBlock } from "../node/readNode.ts";
import { argument, flag } from "./query.ts";
import { firstPartOf } from "./requestBody.ts";

/** As Kubo: larger blocks can't travel between nodes. */
const LARGEST_BLOCK = 2 * 1024 * 1024;
const CODECS: Record<string, number> = { raw: RAW, "dag-pb": DAG_PB, protobuf: DAG_PB };

/** `block/get`, `block/put`, `block/stat`. */
export function blockCommands(node: IpfsNode): Hono {
  const app = new Hono();

  app.post("/block/get", async (c) => {
    const bytes = await readBlock(node, readCid(argument(c)));
    return c.body(new Uint8Array(bytes), 200, { "content-type": "application/octet-stream" });
  });

  app.post("/block/stat", async (c) => {
    const cid = readCid(argument(c));
    const size = await node.blocks.sizeOf(cid);
    if (size === null) throw new BlockNotFound(cid.toString());
    return c.json({ Key: cid.toString(), Size: size });
  });

  app.post("/block/put", async (c) => {
    const name = c.req.query("cid-codec") ?? c.req.query("format") ?? "raw";
    const codec = CODECS[name];
    if (codec === undefined) throw new BadRequest(`codec "${name}" isn't stored here`, "Use raw or dag-pb.");
    const hash = c.req.query("mhtype") ?? "sha2-256";
    if (hash !== "sha2-256") throw new BadRequest(`hash "${hash}" isn't stored here`, "Use sha2-256.");
    const bytes = await wholePart((await firstPartOf(c.req.raw)).bytes);
    const cid = CID.createV1(codec, Digest.create(0x12, sha256(bytes)));
    const block = async function* () {
      yield { cid, bytes };
    };
    await importBlocks(node, block(), async () => {
      if (flag(c, "pin", false)) await pin(node, cid);
    });
    return c.json({ Key: cid.toString(), Size: bytes.length });
  });

  return app;
}

async function wholePart(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source) {
    length += piece.length;
    if (length > LARGEST_BLOCK) throw new BadRequest(`a block has at most ${LARGEST_BLOCK} bytes`, "Send a CAR.");
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
