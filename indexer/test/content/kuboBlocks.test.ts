import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { describe, expect, it, vi } from "vitest";
import { BlockUnavailableError, IpfsUnreachableError } from "../../src/content/blockSource.ts";
import { kuboBlocks } from "../../src/content/kuboBlocks.ts";

const digest = `0x${"7".repeat(64)}` as const;
const never = new AbortController().signal;

/** Asks a server that answers like this. */
async function asked(
  answer: RequestListener,
  signal = never,
  credentials = "",
  patience?: number,
): Promise<Uint8Array> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const blocks = kuboBlocks(
      `http://${credentials}127.0.0.1:${port}/ipfs-api/`,
      patience === undefined ? {} : { patience },
    );
    return await blocks.get(digest, 1, signal);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe("blocks by Kubo's RPC", () => {
  it("come as they are, asked for as Kubo wants it", async () => {
    const seen: unknown[] = [];
    const bytes = await asked((request, response) => {
      seen.push(request.method, request.url, request.headers.authorization);
      response.write("one ");
      response.end("two");
    });
    expect(Buffer.from(bytes).toString()).toBe("one two");
    expect(seen).toEqual(["POST", `/ipfs-api/api/v0/block/get?arg=${cidFromDigest(digest, 1)}`, undefined]);
  });
  it("are asked for with the name and password of the URL", async () => {
    const bytes = await asked((request, response) => response.end(request.headers.authorization), never, "ada:p%40ss@");
    expect(Buffer.from(bytes).toString()).toBe(`Basic ${Buffer.from("ada:p@ss").toString("base64")}`);
  });
  it("are unavailable where the node says so, in its words", async () => {
    const refused = asked((_, response) => {
      response.writeHead(500, { "content-type": "application/json" });
      response.end('{"Message":"block was not found locally (offline)","Code":0,"Type":"error"}');
    });
    await expect(refused).rejects.toBeInstanceOf(BlockUnavailableError);
    await expect(refused).rejects.toThrow(/not found locally/);
    const odd = asked((_, response) => response.writeHead(404).end("nothing here"));
    await expect(odd).rejects.toThrow(/404 nothing here/);
  });
  it("are unavailable where it breaks off in the middle of one, or sends more than a block has", async () => {
    const broken = asked((_, response) => {
      response.writeHead(200);
      response.write("half", () => response.destroy());
    });
    await expect(broken).rejects.toBeInstanceOf(BlockUnavailableError);
    const large = asked((_, response) => response.end(Buffer.alloc(3 * 1024 * 1024)));
    await expect(large).rejects.toThrow(/more than 2097152 bytes/);
  });
  it("say nothing where there is no node", async () => {
    await expect(kuboBlocks("http://127.0.0.1:1").get(digest, 0, never)).rejects.toBeInstanceOf(IpfsUnreachableError);
  });
  it("are unavailable where a node that is there never gives one, or never the rest of it", async () => {
    for (const answer of [() => undefined, (_, response) => void response.write("half")] satisfies RequestListener[]) {
      const waiting = asked(answer, never, "", 200);
      await expect(waiting).rejects.toBeInstanceOf(BlockUnavailableError);
      await expect(waiting).rejects.toThrow(/within 0.2 s/);
    }
  });
  it("wait for their turn with all their patience left", async () => {
    // Two that never come hold both places; the third is asked for only then, and comes.
    const server = createServer((request, response) => {
      if (request.url?.endsWith(cidFromDigest(digest, 0))) response.end("here");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    // Patience ends when the test says so, however long an answer takes.
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const blocks = kuboBlocks(`http://127.0.0.1:${port}`, { connections: 2, patience: 400 });
      const gone = [1, 2].map(() => expect(blocks.get(digest, 1, never)).rejects.toThrow(/within 0.4 s/));
      const third = blocks.get(digest, 0, never);
      await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThanOrEqual(2));
      vi.advanceTimersByTime(400);
      await Promise.all(gone);
      expect(Buffer.from(await third).toString()).toBe("here");
    } finally {
      vi.useRealTimers();
      server.closeAllConnections();
      server.close();
    }
  });
  it("aren't waited for any more when the signal says so", async () => {
    const stop = new AbortController();
    const waiting = asked(() => stop.abort(new Error("enough")), stop.signal);
    await expect(waiting).rejects.toThrow("enough");
    await expect(asked(() => undefined, stop.signal)).rejects.toThrow("enough");
  });
});
