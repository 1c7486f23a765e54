import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { contentIdOf } from "@colophon/sdk/content/contentIdOf.ts";
import { verifyCar } from "@colophon/sdk/content/verifyCar.ts";
import { create, type KuboRPCClient } from "kubo-rpc-client";
import { base32upper } from "multiformats/bases/base32";
import { CID } from "multiformats/cid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyBytes } from "../../../sdk/test/content/support/keyStream.ts";
import { startIpfs, type TestIpfs } from "../support/startIpfs.ts";

const MiB = 1_048_576;
const MISSING = "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku";
const MEDIA = fileURLToPath(new URL("../../../../shared/data/media/", import.meta.url));

describe("the gateway", () => {
  let folder = "";
  let ipfs: TestIpfs;
  let kubo: KuboRPCClient;
  const bytes = keyBytes(2 * MiB + 500, "gateway");
  let cid = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "colophon-gateway-"));
    ipfs = await startIpfs(folder);
    kubo = create({ url: ipfs.rpcUrl });
    cid = String((await kubo.add(bytes)).cid);
  });
  afterAll(async () => {
    await ipfs.end();
    await rm(folder, { recursive: true });
  });
  const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    fetch(`${ipfs.gatewayUrl}${path}`, { headers, method });
  const add = async (content: string | Uint8Array) => String((await kubo.add(content)).cid);

  it("serves a file, for ever, to any page, with nothing that could run", async () => {
    const answer = await get(`/ipfs/${cid}`);
    expect(answer.status).toBe(200);
    expect(Buffer.compare(new Uint8Array(await answer.arrayBuffer()), bytes)).toBe(0);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-length": String(bytes.length),
      "accept-ranges": "bytes",
      etag: `"${cid}"`,
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      "access-control-allow-origin": "*",
      "access-control-expose-headers": expect.stringContaining("Content-Range"),
      "content-security-policy": expect.stringMatching(/^sandbox; default-src 'none';/),
      "x-ipfs-roots": cid,
    });
  });

  it("answers HEAD with the same headers and no body", async () => {
    const [head, full] = await Promise.all([get(`/ipfs/${cid}`, {}, "HEAD"), get(`/ipfs/${cid}`)]);
    await full.arrayBuffer();
    expect(head.status).toBe(200);
    expect((await head.arrayBuffer()).byteLength).toBe(0);
    for (const name of ["content-length", "content-type", "etag", "content-security-policy"]) {
      expect(head.headers.get(name)).toBe(full.headers.get(name));
    }
  });

  describe("ranges", () => {
    const size = bytes.length;
    for (const [range, start, end] of [
      ["bytes=0-0", 0, 1],
      ["bytes=0-1023", 0, 1024],
      [`bytes=${MiB - 5}-${MiB + 4}`, MiB - 5, MiB + 5],
      [`bytes=${MiB}-`, MiB, size],
      ["bytes=-7", size - 7, size],
      [`bytes=-${size + 10}`, 0, size],
      [`bytes=5-${size + 1000}`, 5, size],
    ] as const) {
      it(range, async () => {
        const answer = await get(`/ipfs/${cid}`, { range });
        expect(answer.status).toBe(206);
        expect(answer.headers.get("content-range")).toBe(`bytes ${start}-${end - 1}/${size}`);
        expect(Buffer.compare(new Uint8Array(await answer.arrayBuffer()), bytes.subarray(start, end))).toBe(0);
      });
    }

    it("behind the end: 416 with the size", async () => {
      for (const range of [`bytes=${bytes.length}-`, "bytes=-0"]) {
        const answer = await get(`/ipfs/${cid}`, { range });
        expect(answer.status).toBe(416);
        expect(answer.headers.get("content-range")).toBe(`bytes */${bytes.length}`);
        expect(await answer.json()).toMatchObject({ code: "unsatisfiable-range" });
      }
    });

    it("several, nonsense, or of other bytes (If-Range): the whole", async () => {
      for (const headers of [
        { range: "bytes=0-1,5-6" },
        { range: "bytes=9-3" },
        { range: "lines=1-2" },
        { range: "bytes=0-5", "if-range": '"other"' },
      ]) {
        const answer = await get(`/ipfs/${cid}`, headers);
        expect(answer.status).toBe(200);
        expect((await answer.arrayBuffer()).byteLength).toBe(bytes.length);
      }
      expect((await get(`/ipfs/${cid}`, { range: "bytes=0-5", "if-range": `"${cid}"` })).status).toBe(206);
    });
  });

  it("answers 304 to who has it, also weakly or among others", async () => {
    for (const tag of [`"${cid}"`, `W/"${cid}"`, `"x", "${cid}"`, "*"]) {
      expect((await get(`/ipfs/${cid}`, { "if-none-match": tag })).status).toBe(304);
    }
    expect((await get(`/ipfs/${cid}`, { "if-none-match": `"${MISSING}"` }, "HEAD")).status).toBe(200);
  });

  describe("media types, by the bytes alone", () => {
    for (const [name, content, type, inline] of [
      ["HTML stays text", "<!doctype html><script>alert(1)</script>", "text/plain; charset=utf-8", true],
      [
        "SVG stays text",
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        "text/plain; charset=utf-8",
        true,
      ],
      ["a poem", "Rosen auf den Weg gestreut – und des Harms vergessen", "text/plain; charset=utf-8", true],
      ["PNG", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "image/png", true],
      ["PNG that goes on as HTML", Buffer.from("\x89PNG\r\n\x1a\n<script>", "latin1"), "image/png", true],
      ["PDF", "%PDF-1.7 …", "application/pdf", false],
      ["bytes", Uint8Array.of(0, 1, 2, 3), "application/octet-stream", false],
      ["MP4", Buffer.from("\0\0\0\x20ftypisom\0\0", "latin1"), "video/mp4", true],
      ["WAV", Buffer.from("RIFF\x01\0\0\0WAVEfmt ", "latin1"), "audio/wav", true],
      ["MP3 without a tag", Buffer.from("fffb90640000", "hex"), "audio/mpeg", true],
    ] as const) {
      it(name, async () => {
        const answer = await get(`/ipfs/${await add(content)}`);
        expect(answer.headers.get("content-type")).toBe(type);
        expect(answer.headers.get("content-disposition")).toBe(inline ? "inline" : "attachment");
      });
    }
  });

  it("takes a file name that can't break out", async () => {
    const disposition = async (query: string) =>
      (await get(`/ipfs/${cid}?${query}`, {}, "HEAD")).headers.get("content-disposition");
    expect(await disposition("filename=a.txt")).toBe(`attachment; filename="a.txt"; filename*=UTF-8''a.txt`);
    expect(await disposition("filename=d%C3%A4mmerung.png")).toBe(
      `attachment; filename="d_mmerung.png"; filename*=UTF-8''d%C3%A4mmerung.png`,
    );
    expect(await disposition("filename=..%2F..%2Fetc%2Fpasswd")).not.toContain("/");
    expect(await disposition("filename=a%0D%0Ax-evil:%201%22;b")).toMatch(/^attachment; filename="a__x-evil_ 1_;b"; /);
    expect(await disposition("filename=gpj.%E2%80%AEexe")).not.toContain("%E2%80%AE");
    expect((await disposition(`filename=${"n".repeat(300)}`))?.length).toBeLessThan(400);
    expect(await disposition("filename=")).toBe("attachment");
    const text = await add("text");
    expect((await get(`/ipfs/${text}?download=true`)).headers.get("content-disposition")).toBe("attachment");
  });

  describe("lets anybody check", () => {
    it("a CAR, by query or by Accept", async () => {
      for (const answer of [
        await get(`/ipfs/${cid}?format=car`),
        await get(`/ipfs/${cid}`, { accept: "application/vnd.ipld.car; version=1" }),
      ]) {
        expect(answer.headers.get("content-type")).toMatch(/^application\/vnd\.ipld\.car; version=1/);
        expect(answer.headers.get("content-disposition")).toContain(`${cid}.car`);
        const leaves: Uint8Array[] = [];
        for await (const { codec, bytes } of verifyCar(answer.body as ReadableStream<Uint8Array>, cid)) {
          if (codec === 0) leaves.push(bytes);
        }
        expect(Buffer.compare(Buffer.concat(leaves), bytes)).toBe(0);
      }
    });

    it("a block", async () => {
      const answer = await get(`/ipfs/${cid}?format=raw`);
      expect(answer.headers.get("content-type")).toBe("application/vnd.ipld.raw");
      expect(answer.headers.get("etag")).toBe(`"${cid}.raw"`);
      const block = new Uint8Array(await answer.arrayBuffer());
      expect(Buffer.compare(block, await kubo.block.get(cid as never))).toBe(0);
      const one = await get(`/ipfs/${cid}?format=car&dag-scope=block`);
      expect((await one.arrayBuffer()).byteLength).toBe(1 + 58 + 2 + 36 + block.length);
    });
  });

  describe("problems, typed and not kept by caches", () => {
    for (const [name, path, status, code, init] of [
      ["nothing here", `/ipfs/${MISSING}`, 404, "block-not-found", {}],
      ["no block here", `/ipfs/${MISSING}?format=raw`, 404, "block-not-found", {}],
      ["no DAG here", `/ipfs/${MISSING}?format=car`, 404, "block-not-found", {}],
      ["no CID", "/ipfs/hello", 400, "unsupported-cid", {}],
      ["no path", `/ipfs/${MISSING}/index.html`, 404, "no-such-route", {}],
      ["no route", "/", 404, "no-such-route", {}],
      ["no RPC", "/api/v0/id", 404, "no-such-route", {}],
      ["no writing", `/ipfs/${MISSING}`, 405, "method-not-allowed", { method: "POST" }],
      ["no workers", `/ipfs/${MISSING}`, 400, "not-for-workers", { headers: { "service-worker": "script" } }],
    ] as const) {
      it(name, async () => {
        const answer = await fetch(`${ipfs.gatewayUrl}${path}`, init);
        expect(answer.status).toBe(status);
        expect(answer.headers.get("cache-control")).toBe("no-store");
        expect(answer.headers.get("access-control-allow-origin")).toBe("*");
        expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
        expect(await answer.json()).toMatchObject({ code, message: expect.stringMatching(/\. .*\.$/) });
      });
    }

    it("a folder isn't a file", async () => {
      const emptyFolder = "bafybeiczsscdsbs7ffqz55asqdf3smv6klcw3gofszvwlyarci47bgf354";
      await kubo.block.put(Uint8Array.of(0x0a, 0x02, 0x08, 0x01), { format: "dag-pb" });
      expect(await (await get(`/ipfs/${emptyFolder}`)).json()).toMatchObject({ code: "not-a-file" });
    });
  });

  it("answers preflights, and says that it is well", async () => {
    const preflight = await get(`/ipfs/${cid}`, { origin: "http://a.example" }, "OPTIONS");
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-headers")).toContain("Range");
    expect(await (await get("/health")).json()).toMatchObject({ ok: true });
  });

  it("breaks the connection where a block in the middle is missing, so that half a file never looks whole", async () => {
    const file = keyBytes(3 * MiB, "hole");
    const root = await add(file);
    const middle = (await contentIdOf(file.subarray(MiB, 2 * MiB))).cid;
    const name = base32upper.encode(CID.parse(middle).multihash.bytes);
    await rm(join(folder, "blocks", name.slice(-2), `${name}.data`));
    const outcome = await new Promise<string>((resolve) => {
      request(`${ipfs.gatewayUrl}/ipfs/${root}`, (response) => {
        response.on("data", () => undefined);
        response.once("end", () => resolve(response.complete ? "whole" : "broken"));
        response.once("error", () => resolve("broken"));
      }).end();
    });
    expect(outcome).toBe("broken");
  });

  it("holds no file in memory for readers that stall", async () => {
    const root = await add(keyBytes(64 * MiB, "slow"));
    const [before, readBefore] = [await residentBytes(ipfs.pid), await readBytes(ipfs.pid)];
    const stalled = await Promise.all(Array.from({ length: 8 }, () => stall(`${ipfs.gatewayUrl}/ipfs/${root}`)));
    expect(await untilItStandsStill(() => readBytes(ipfs.pid))).toBeGreaterThan(readBefore);
    const after = await residentBytes(ipfs.pid);
    for (const end of stalled) end();
    // Eight files of 64 MiB would be 512 MiB.
    expect(after - before).toBeLessThan(160 * MiB);
  });

  describe("real media", async () => {
    const names = (await readdir(MEDIA).catch(() => [])).filter((name) =>
      /\.(jpg|png|gif|webp|mp3|wav|mp4)$/.test(name),
    );
    if (names.length === 0) console.log("skipped: no folder ../shared/data/media beside this checkout");
    const types: Record<string, string> = {
      jpg: "image/jpeg",
      png: "image/png",
      gif: "image/gif",
      webp: "image/webp",
      mp3: "audio/mpeg",
      wav: "audio/wav",
      mp4: "video/mp4",
    };

    it.skipIf(names.length === 0)("comes back unharmed, and is known for what it is", async () => {
      for (const name of names) {
        const content = await readFile(join(MEDIA, name));
        const answer = await get(`/ipfs/${await add(content)}`);
        expect(answer.headers.get("content-type"), name).toBe(types[name.split(".").at(-1) ?? ""]);
        expect(Buffer.compare(new Uint8Array(await answer.arrayBuffer()), content), name).toBe(0);
      }
    });
  });
});

/** Opens an answer, reads none of it, and gives the way to end it. */
function stall(url: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { agent: false }, (response) => {
      response.pause();
      response.on("error", () => undefined);
      resolve(() => asking.destroy());
    });
    asking.once("error", reject).end();
  });
}

/** All that a process has read, from files and from others. */
async function readBytes(pid: number): Promise<number> {
  return Number(/rchar: (\d+)/.exec(await readFile(`/proc/${pid}/io`, "utf8"))?.[1]);
}

/** Until hardly any came for a second: what has nothing to do still hears a clock now and then. */
async function untilItStandsStill(count: () => Promise<number>): Promise<number> {
  for (let [last, still] = [await count(), 0]; ; ) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = await count();
    still = now - last < 64 * 1024 ? still + 1 : 0;
    last = now;
    if (still === 10) return now;
  }
}

async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}
