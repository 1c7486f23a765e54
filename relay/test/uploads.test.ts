import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { CAR_TYPE } from "@colophon/sdk/content/carLayout.ts";
import { carOfBlob } from "@colophon/sdk/content/carOfBlob.ts";
import { contentIdOf } from "@colophon/sdk/content/contentIdOf.ts";
import { carOfFile } from "@colophon/sdk/content/node/carOfFile.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { UploadFailed, UploadRefused } from "@colophon/sdk/uploads/errors.ts";
import { uploadCar } from "@colophon/sdk/uploads/uploadCar.ts";
import { create, type KuboRPCClient } from "kubo-rpc-client";
import { CID } from "multiformats/cid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startIpfs, type TestIpfs } from "../../ipfs/test/support/startIpfs.ts";
import { keyBytes } from "../../sdk/test/content/support/keyStream.ts";
import { BreakingLink } from "../../test/support/BreakingLink.ts";
import { APP_ORIGIN, startRelay, type TestRelay } from "./support/startRelay.ts";

const MiB = 1_048_576;
/** A refusal may be answered before the node has cleared up after it. */
const SOON = { timeout: 60_000 };
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const MEDIA = fileURLToPath(new URL("../../../shared/data/media/", import.meta.url));

describe("uploads", () => {
  let folder = "";
  let ipfs: TestIpfs;
  let relay: TestRelay;
  let kubo: KuboRPCClient;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "colophon-relay-"));
    ipfs = await startIpfs(folder);
    kubo = create({ url: ipfs.rpcUrl });
    relay = await startRelay(ipfs.rpcUrl, { MAX_UPLOAD_BYTES: String(8 * MiB) });
  });
  afterAll(async () => {
    expect(await relay.end()).toBe(0);
    await ipfs.end();
    await rm(folder, { recursive: true });
  });

  const post = (
    root: string,
    body: NonNullable<RequestInit["body"]>,
    headers: Record<string, string> = {},
    to: TestRelay = relay,
  ) =>
    fetch(`${to.url}/v1/uploads?root=${root}`, {
      method: "POST",
      body,
      headers: { "content-type": CAR_TYPE, ...headers },
      ...{ duplex: "half" },
    });

  it("takes a file, pins it, and says so", async () => {
    const bytes = keyBytes(3 * MiB + 7, "take");
    const { content, car } = await carOfBlob(new Blob([bytes]));
    const answer = await post(content.cid, car, { origin: APP_ORIGIN });
    expect(answer.status).toBe(201);
    expect(answer.headers.get("access-control-allow-origin")).toBe(APP_ORIGIN);
    expect(await answer.json()).toEqual({ cid: content.cid, size: bytes.length, blocks: 5 });
    expect(await pinned(kubo, content.cid)).toBe(true);
    const known = await fetch(`${relay.url}/v1/uploads/${content.cid}`);
    expect(await known.json()).toEqual({ cid: content.cid, pinned: true });
    const served = await fetch(`${ipfs.gatewayUrl}/ipfs/${content.cid}`);
    expect(Buffer.compare(new Uint8Array(await served.arrayBuffer()), bytes)).toBe(0);
  });

  it("takes a manifest's block, and the same content again", async () => {
    const block = rawBlockOf({ v: 1, title: "Dawn" });
    const { car } = await carOfBlob(new Blob([block.bytes]));
    for (let round = 0; round < 2; round++) {
      expect(await (await post(block.cid, car)).json()).toEqual({ cid: block.cid, size: block.size, blocks: 1 });
    }
  });

  it("says beforehand how large a file may be", async () => {
    expect(await (await fetch(`${relay.url}/v1/limits`)).json()).toEqual({ maxUploadBytes: 8 * MiB });
  });

  it("doesn't know what it hasn't got", async () => {
    const { cid } = await contentIdOf(keyBytes(10, "unknown"));
    expect(await (await fetch(`${relay.url}/v1/uploads/${cid}`)).json()).toEqual({ cid, pinned: false });
    const bad = await fetch(`${relay.url}/v1/uploads/hello`);
    expect(bad.status).toBe(400);
    expect(await bad.json()).toMatchObject({ code: "malformed-cid" });
  });

  describe("refuses, and keeps nothing", () => {
    const bytes = keyBytes(3 * MiB + 7, "refuse");
    let cid = "";
    let car: Uint8Array<ArrayBuffer>;
    /** Blocks before all of these. */
    let held = 0n;
    beforeAll(async () => {
      held = (await kubo.repo.stat()).numObjects;
      const made = await carOfBlob(new Blob([bytes]));
      cid = made.content.cid;
      car = new Uint8Array(await made.car.arrayBuffer());
    });
    const changed = (at: number) => {
      const copy = car.slice();
      copy[at] = (copy[at] as number) ^ 1;
      return copy;
    };

    const cases: [string, number, string, () => Promise<Response>][] = [
      ["a changed byte in the last block", 422, "car-block-mismatch", () => post(cid, changed(car.length - 1))],
      ["a changed byte in the first leaf", 422, "car-block-mismatch", () => post(cid, changed(MiB))],
      ["a lying root", 422, "car-root-mismatch", async () => post((await contentIdOf(bytes.subarray(1))).cid, car)],
      ["a CAR that breaks off", 400, "car-truncated", () => post(cid, car.subarray(0, car.length - 9))],
      ["a CAR without its last block", 422, "car-missing-block", () => post(cid, car.subarray(0, car.length - 44))],
      ["no CAR", 400, "malformed-car", () => post(cid, "hello world")],
      ["no CID", 400, "malformed-cid", () => post("../../x", car)],
      ["no root", 400, "malformed-cid", () => post("", car)],
      ["another media type", 415, "wrong-media-type", () => post(cid, car, { "content-type": "text/plain" })],
      ["another page", 403, "foreign-origin", () => post(cid, car, { origin: "https://a.example" })],
      [
        "a file over the limit, by its root",
        413,
        "car-too-large",
        async () => {
          const large = await carOfBlob(new Blob([keyBytes(8 * MiB + 1, "large")]));
          return post(large.content.cid, large.car.stream());
        },
      ],
      [
        "a body over the limit, by its announced length",
        413,
        "car-too-large",
        async () => post(cid, new Blob([new Uint8Array(9 * MiB)])),
      ],
      [
        "a block that doesn't belong",
        422,
        "car-unreachable-block",
        async () => {
          const stranger = new Uint8Array(await (await carOfBlob(new Blob(["stranger"]))).car.arrayBuffer());
          return post(cid, Buffer.concat([car, stranger.subarray(59)]));
        },
      ],
    ];
    for (const [name, status, code, send] of cases) {
      it(name, async () => {
        const answer = await send();
        expect(await answer.json()).toMatchObject({ code, message: expect.stringMatching(/\. .*\.$/) });
        expect(answer.status).toBe(status);
        expect(await pinned(kubo, cid)).toBe(false);
        await expect.poll(async () => (await kubo.repo.stat()).numObjects, SOON).toBe(held);
      });
    }

    it("a preflight of another page gets no leave", async () => {
      const ask = (origin: string) =>
        fetch(`${relay.url}/v1/uploads`, {
          method: "OPTIONS",
          headers: {
            origin,
            "access-control-request-method": "POST",
            "access-control-request-headers": "content-type",
          },
        });
      expect((await ask("https://a.example")).headers.get("access-control-allow-origin")).toBeNull();
      const own = await ask(APP_ORIGIN);
      expect(own.headers.get("access-control-allow-origin")).toBe(APP_ORIGIN);
      expect(own.headers.get("access-control-allow-headers")?.toLowerCase()).toContain("content-type");
    });

    it("an upload that stalls", async () => {
      const stalling = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(car.subarray(0, 2 * MiB)),
      });
      const impatient = await startRelay(ipfs.rpcUrl, { UPLOAD_PATIENCE: "2" });
      try {
        const answer = await post(cid, stalling, {}, impatient);
        expect(answer.status).toBe(408);
        expect(await answer.json()).toMatchObject({ code: "upload-stalled" });
        await expect.poll(async () => (await kubo.repo.stat()).numObjects, SOON).toBe(held);
      } finally {
        await impatient.end();
      }
    });

    it("a sender that goes away", async () => {
      const { hostname, port } = new URL(relay.url);
      const socket = connect(Number(port), hostname);
      socket.write(
        `POST /v1/uploads?root=${cid} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: ${CAR_TYPE}\r\nContent-Length: ${car.length}\r\n\r\n`,
      );
      socket.write(car.subarray(0, car.length - 9));
      await expect.poll(async () => (await kubo.repo.stat()).numObjects > held, SOON).toBe(true);
      socket.destroy();
      await expect.poll(async () => (await kubo.repo.stat()).numObjects, SOON).toBe(held);
      expect(await pinned(kubo, cid)).toBe(false);
    });
  });

  describe("the client", () => {
    it("sends once, tells its progress, and sends nothing that is there", async () => {
      const { content, car } = await carOfBlob(new Blob([keyBytes(2 * MiB + 3, "client")]));
      const seen: [number, number][] = [];
      const onProgress = (sent: number, total: number) => seen.push([sent, total]);
      expect(await uploadCar(relay.url, content.cid, car, { onProgress })).toEqual({ cid: content.cid, sent: true });
      expect(seen.at(-1)).toEqual([car.size, car.size]);
      seen.length = 0;
      expect(await uploadCar(`${relay.url}/`, content.cid, car, { onProgress })).toEqual({
        cid: content.cid,
        sent: false,
      });
      expect(seen).toEqual([]);
    });

    it("gives the relay's reason, and doesn't insist", async () => {
      const { content, car } = await carOfBlob(new Blob([keyBytes(9 * MiB, "too large")]));
      const error = await uploadCar(relay.url, content.cid, car).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(UploadRefused);
      expect(error).toMatchObject({ code: "car-too-large", status: 413 });
    });

    it("says when nobody answers", async () => {
      const { content, car } = await carOfBlob(new Blob(["hello"]));
      const error = await uploadCar("http://127.0.0.1:1", content.cid, car, { tries: 1 }).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(UploadFailed);
    });

    it("stops when told to", async () => {
      const { content, car } = await carOfBlob(new Blob([keyBytes(7 * MiB, "stop")]));
      const abort = new AbortController();
      const work = uploadCar(relay.url, content.cid, car, {
        signal: abort.signal,
        onProgress: () => abort.abort(new Error("enough")),
      });
      await expect(work).rejects.toThrow("enough");
      expect(await pinned(kubo, content.cid)).toBe(false);
    });
  });

  describe("real media", async () => {
    const names = (await readdir(MEDIA).catch(() => [])).filter((name) =>
      /\.(jpg|png|gif|webp|mp3|wav|mp4)$/.test(name),
    );
    if (names.length === 0) console.log("skipped: no folder ../shared/data/media beside this checkout");

    it.skipIf(names.length === 0)("goes up from disk and comes back unharmed", async () => {
      for (const name of names) {
        const { content, length, stream } = await carOfFile(join(MEDIA, name));
        if (content.size > 8 * MiB) continue;
        await uploadCar(relay.url, content.cid, { length, stream });
        const served = await fetch(`${ipfs.gatewayUrl}/ipfs/${content.cid}`);
        expect(Buffer.compare(new Uint8Array(await served.arrayBuffer()), await readFile(join(MEDIA, name)))).toBe(0);
      }
    });
  });
});

describe("an IPFS node that goes away", () => {
  let folder = "";
  let ipfs: TestIpfs;
  let relay: TestRelay;
  /** The relay's way to the node, which comes back at another port: meanwhile somebody else may take the one that it had. */
  let link: BreakingLink;
  const start = async () => {
    ipfs = await startIpfs(folder);
    link.leadTo(Number(new URL(ipfs.rpcUrl).port));
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "colophon-gone-"));
    link = await BreakingLink.start();
    await start();
    relay = await startRelay(link.url);
  });
  afterAll(async () => {
    await relay.end();
    await ipfs.end();
    await link.stop();
    await rm(folder, { recursive: true });
  });

  it("in the middle of an upload: 503 that says what to do; once it is back, the client gets through by itself", async () => {
    const { content, car } = await carOfBlob(new Blob([keyBytes(12 * MiB, "killed")]));
    const bytes = new Uint8Array(await car.arrayBuffer());
    const dying = async function* () {
      for (let sent = 0; sent < bytes.length; sent += MiB) {
        yield bytes.subarray(sent, sent + MiB);
        if (sent === 5 * MiB) await ipfs.end("SIGKILL");
      }
    };
    const answer = await fetch(`${relay.url}/v1/uploads?root=${content.cid}`, {
      method: "POST",
      headers: { "content-type": CAR_TYPE },
      body: ReadableStream.from(dying()) as ReadableStream<Uint8Array>,
      ...{ duplex: "half" },
    });
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(await answer.json()).toMatchObject({
      code: "ipfs-unavailable",
      message: expect.stringContaining("Nothing is lost"),
    });
    expect((await fetch(`${relay.url}/v1/uploads/${content.cid}`)).status).toBe(503);
    expect((await fetch(`${relay.url}/health`)).status).toBe(200);
    expect((await fetch(`${relay.url}/ready`)).status).toBe(503);

    const [upload] = await Promise.all([uploadCar(relay.url, content.cid, car, { tries: 20 }), start()]);
    expect(upload).toEqual({ cid: content.cid, sent: true });
    const served = await fetch(`${ipfs.gatewayUrl}/ipfs/${content.cid}`);
    expect((await contentIdOf(new Uint8Array(await served.arrayBuffer()))).cid).toBe(content.cid);
  });
});

describe("limits", () => {
  let folder = "";
  let ipfs: TestIpfs;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "colophon-limits-"));
    ipfs = await startIpfs(folder);
  });
  afterAll(async () => {
    await ipfs.end();
    await rm(folder, { recursive: true });
  });

  it("a store that is full takes no more, and says so before the whole file came", async () => {
    const relay = await startRelay(ipfs.rpcUrl, { UPLOAD_QUOTA: String(2 * MiB) });
    try {
      const { content, car } = await carOfBlob(new Blob([keyBytes(4 * MiB, "full")]));
      const error = await uploadCar(relay.url, content.cid, car, { tries: 1 }).catch((e: unknown) => e);
      expect(error).toMatchObject({ code: "store-full", status: 507 });
      await expect.poll(async () => (await create({ url: ipfs.rpcUrl }).repo.stat()).numObjects, SOON).toBe(0n);
    } finally {
      await relay.end();
    }
  });

  it("an address that begins too many uploads is asked to wait; a proxy's word counts only where it is trusted", async () => {
    const addresses = ["2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8:1::1"];
    for (const trusted of ["0", "1"]) {
      const relay = await startRelay(ipfs.rpcUrl, { UPLOADS_A_MINUTE: "2", TRUST_PROXY: trusted });
      const files = await Promise.all(
        addresses.map(async (address) => ({ address, ...(await carOfBlob(new Blob([`${address} ${trusted}`]))) })),
      );
      try {
        // At once: a minute's share comes back little by little.
        const answers = await Promise.all(
          files.map(async ({ address, content, car }) => {
            const headers = { "content-type": CAR_TYPE, "x-forwarded-for": `1.2.3.4, ${address}` };
            const url = `${relay.url}/v1/uploads?root=${content.cid}`;
            const { status, headers: told } = await fetch(url, { method: "POST", body: car, headers });
            if (status === 429) expect(Number(told.get("retry-after"))).toBeGreaterThan(0);
            return status;
          }),
        );
        // Three are of one network.
        const [elsewhere, same] = [answers.pop(), answers];
        if (trusted === "1") expect([same.sort(), elsewhere]).toEqual([[201, 201, 429], 201]);
        else expect([...same, elsewhere].sort()).toEqual([201, 201, 429, 429]);
      } finally {
        await relay.end();
      }
    }
  });

  it("names every variable that is missing or wrong", async () => {
    const child = promisify(execFile)(process.execPath, ["relay/src/main.ts"], {
      cwd: ROOT,
      env: { PATH: process.env.PATH ?? "", APP_ORIGIN: "nowhere", MAX_UPLOAD_BYTES: "-1" },
    });
    await expect(child).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/IPFS_API_URL: it is missing[\s\S]*APP_ORIGIN[\s\S]*MAX_UPLOAD_BYTES/),
    });
  });
});

async function pinned(kubo: KuboRPCClient, cid: string): Promise<boolean> {
  try {
    for await (const _ of kubo.pin.ls({ paths: [CID.parse(cid)], type: "recursive" })) return true;
    return false;
  } catch (error) {
    if (error instanceof Error && error.message.includes("not pinned")) return false;
    throw error;
  }
}
