import { Hono } from "hono";
import { CID } from "multiformats/cid";
import { RAW } from "../node/cids.ts";
import { removeUnpinned } from "../node/importBlocks.ts";
import type { IpfsNode } from "../node/openNode.ts";
import { agent, version } from "../version.ts";
import { ndjson, streamOf } from "./stream.ts";

/** `version`, `id`, `repo/stat`, `repo/gc`. */
export function infoCommands(node: IpfsNode): Hono {
  const app = new Hono();

  app.post("/version", (c) =>
    c.json({ Version: version, Commit: "", Repo: "1", System: `${process.arch}/${process.platform}`, Golang: "" }),
  );

  app.post("/id", (c) => c.json({ ID: node.peerId, PublicKey: "", Addresses: [], AgentVersion: agent, Protocols: [] }));

  app.post("/repo/stat", (c) => {
    const { blocks, bytes } = node.blocks.held;
    return c.json({ NumObjects: blocks, RepoSize: bytes, StorageMax: 0, RepoPath: node.folder, Version: "fs-repo@1" });
  });

  app.post("/repo/gc", async (c) => c.body(await streamOf(ndjson(collect(node)))));

  return app;
}

/** Removes what no pin and no import under way needs (named as raw blocks; the store keeps no codec): uploads that were cut off by a kill, and what was unpinned. */
async function* collect(node: IpfsNode): AsyncGenerator<{ Key: { "/": string } }> {
  for await (const { cid } of node.blocks.getAll()) {
    if (await removeUnpinned(node, cid)) yield { Key: { "/": CID.createV1(RAW, cid.multihash).toString() } };
  }
}
