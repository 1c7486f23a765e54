import { createHash } from "node:crypto";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { create } from "kubo-rpc-client";
import type { Hex } from "viem";
import { ACTORS } from "./chainControl.ts";

/** What works, manifests and terms of a soak are made of: real blocks on a real node, and names of blocks that nobody has. */
export interface Library {
  contents: { digest: Hex; codec: "raw" | "dag-pb" }[];
  manifests: Hex[];
  terms: Hex[];
  /** Puts a file of one block on the node. */
  put(bytes: Uint8Array): Promise<Hex>;
}

const digestOf = (bytes: Uint8Array) => `0x${createHash("sha256").update(bytes).digest("hex")}` as const;

/** Puts the blocks on the node. */
export async function fillLibrary(ipfsApiUrl: string): Promise<Library> {
  const client = create({ url: ipfsApiUrl });
  const put = async (bytes: Uint8Array, format: "raw" | "dag-pb" = "raw") => {
    // A connection that was kept too long fails once.
    await client.block.put(bytes, { format }).catch(() => client.block.put(bytes, { format }));
    return digestOf(bytes);
  };
  const contents: Library["contents"] = [];
  for (let index = 0; index < 40; index++) {
    const bytes = new TextEncoder().encode(`content ${index}`);
    // Every fifth is nowhere to be had.
    contents.push({ digest: index % 5 === 4 ? digestOf(bytes) : await put(bytes), codec: "raw" });
  }
  // A block that is no canonical file.
  contents.push({ digest: await put(Uint8Array.from([0x0a, 0x02, 0x08, 0x01]), "dag-pb"), codec: "dag-pb" });
  const credits = [
    { account: ACTORS[1], bps: 6_000 },
    { account: ACTORS[2], bps: 4_000 },
  ];
  return {
    contents,
    manifests: [
      await put(rawBlockOf({ v: 1, title: "A title" }).bytes),
      await put(rawBlockOf({ v: 1, title: "Shared", mediaType: "image/png", credits }).bytes),
      await put(rawBlockOf({ v: 1, title: "Wrong sum", credits: [{ account: ACTORS[3], bps: 1 }] }).bytes),
      await put(new TextEncoder().encode("{ not json")),
      digestOf(new TextEncoder().encode("a manifest that nobody has")),
    ],
    put,
    terms: [
      await put(rawBlockOf({ v: 1, title: "Terms", brief: "Make something.", licence: { name: "CC BY 4.0" } }).bytes),
      digestOf(new TextEncoder().encode("terms that nobody has")),
    ],
  };
}
