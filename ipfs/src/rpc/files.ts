import { chunksOf } from "@colophon/sdk/content/chunksOf.ts";
import { treeOfLeaves } from "@colophon/sdk/content/contentTreeOf.ts";
import { EmptyFile } from "@colophon/sdk/content/errors.ts";
import { sha256 } from "@colophon/sdk/content/node/sha256.ts";
import { Hono } from "hono";
import { CID } from "multiformats/cid";
import * as Digest from "multiformats/hashes/digest";
import { BadRequest } from "../errors.ts";
import { DAG_PB, RAW, readCid } from "../node/cids.ts";
import { importBlocks } from "../node/importBlocks.ts";
import type { IpfsNode } from "../node/openNode.ts";
import { pin } from "../node/pins.ts";
import { openFile } from "../node/readFile.ts";
import type { Part } from "./multipart.ts";
import { argument, count, flag } from "./query.ts";
import { partsOf } from "./requestBody.ts";
import { streamOf } from "./stream.ts";

/** `add` and `cat`. */
export function fileCommands(node: IpfsNode): Hono {
  const app = new Hono();

  app.post("/add", async (c) => {
    if (flag(c, "wrap-with-directory", false)) {
      throw new BadRequest("folders aren't stored here", "Add files one by one, without wrap-with-directory.");
    }
    if (flag(c, "only-hash", false)) throw new BadRequest("only-hash isn't offered", "Hash the file where it is.");
    const added: { Name: string; Hash: string; Size: string }[] = [];
    for await (const part of partsOf(c.req.raw)) added.push(await addFile(node, part, flag(c, "pin", true)));
    if (added.length === 0) throw new BadRequest("it carries no file", "Send one as multipart/form-data.");
    return c.body(added.map((line) => `${JSON.stringify(line)}\n`).join(""), 200, {
      "content-type": "application/json",
    });
  });

  app.post("/cat", async (c) => {
    const file = await openFile(node, readCid(argument(c)));
    const start = Math.min(count(c, "offset") ?? 0, file.size);
    const length = count(c, "length") ?? file.size;
    const body = await streamOf(file.read(start, Math.min(file.size, start + length)));
    return c.body(body, 200, { "content-type": "application/octet-stream", "x-content-length": String(file.size) });
  });

  return app;
}

/** Always in profile `unixfs-v1-2025`, whatever chunker a client asks for: one file has one CID here. */
async function addFile(node: IpfsNode, part: Part, pinned: boolean) {
  if (part.mediaType === "application/x-directory") {
    throw new BadRequest("folders aren't stored here", "Add files one by one.");
  }
  let root = "";
  const { bytes } = await importBlocks(
    node,
    blocksOf(part.bytes, (cid) => (root = cid)),
    async () => {
      if (pinned) await pin(node, CID.parse(root));
    },
  );
  return { Name: part.name || root, Hash: root, Size: String(bytes) };
}

/** The blocks of a file while it is hashed, leaves first; names the root at the end. */
async function* blocksOf(source: AsyncIterable<Uint8Array>, named: (root: string) => void) {
  const block = (codec: number, digest: Uint8Array, bytes: Uint8Array) => ({
    cid: CID.createV1(codec, Digest.create(0x12, digest)),
    bytes,
  });
  const digests: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(source)) {
    const digest = sha256(chunk);
    digests.push(digest);
    size += chunk.length;
    yield block(RAW, digest, chunk);
  }
  if (size === 0) throw new EmptyFile();
  const tree = await treeOfLeaves(Buffer.concat(digests), size, sha256);
  for (const { digest, bytes } of tree.levels.flat()) yield block(DAG_PB, digest, bytes);
  named(tree.cid);
}
