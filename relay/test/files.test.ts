import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import pg from "pg";
import { Upload } from "tus-js-client";
import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../../indexer/test/support/startProcess.ts";
import { FILES_PATH } from "../../sdk/src/api/intakeSchemas.ts";
import { ADA, type IntakeStage, makeWork } from "./support/intakeStage.ts";
import { APP_ORIGIN, type TestRelay } from "./support/startRelay.ts";
import { idOf, TUS, tusCreate, tusOffset, tusPatch, tusUpload } from "./support/tusUpload.ts";
import { useIntakeStage } from "./support/useIntakeStage.ts";

const MiB = 2 ** 20;

describe("resumable uploads", { timeout: 180_000 }, () => {
  let stage: IntakeStage;
  useIntakeStage((up) => {
    stage = up;
  });
  afterEach(() => stage.endRelays());

  const filesOf = (database: string) => stage.filesOf(database);
  const problem = async (answer: Response) => ({
    status: answer.status,
    code: ((await answer.json()) as { code: string }).code,
  });

  it("go on where a connection broke, at another relay, and after kill -9", async () => {
    const database = await stage.database();
    const relay = await stage.start(database);
    const { bytes, content } = await makeWork(5 * MiB + 123);
    const id = idOf(await tusCreate(relay.url, content.cid, bytes.length));
    // Breaks in the middle of a piece, twice.
    for (const part of [3 * MiB + 5, 5 * MiB - 7]) {
      const from = (await tusOffset(relay.url, id)) ?? 0;
      await breakOff(relay, id, from, bytes.subarray(from, part));
      await eventually(
        () => tusOffset(relay.url, id),
        (offset) => offset !== null && offset > from,
        "bytes on disk",
      );
    }
    await relay.end("SIGKILL");
    const other = await stage.start(database);
    const offset = (await tusOffset(other.url, id)) ?? 0;
    expect(offset).toBeGreaterThan(0);
    expect(offset).toBeLessThan(bytes.length);
    expect((await tusPatch(other.url, id, offset, bytes.subarray(offset))).status).toBe(204);
    const work = { ...(await makeWork()), bytes, content };
    const campaign = await stage.openCampaign();
    const signed = await stage.sign(campaign, ADA, work);
    const { sendContribution } = await import("../../sdk/src/relay/sendContribution.ts");
    await sendContribution(other.url, signed, {
      deployment: stage.deployment,
      upload: id,
      manifestText: work.manifestText,
    });
  });

  it("keep what came right before the line broke", async () => {
    const relay = await stage.start(await stage.database());
    const { bytes, content } = await makeWork(600_000);
    const id = idOf(await tusCreate(relay.url, content.cid, bytes.length));
    await breakOff(relay, id, 0, bytes.subarray(0, 400_000));
    // Node forgets what of a broken request nobody has read yet: its buffer of 64 KiB, and two reads of as many.
    await eventually(
      () => tusOffset(relay.url, id),
      (offset) => offset !== null && offset >= 400_000 - 196_608,
      "what had arrived",
    );
  });

  it("by tus-js-client, over a line that breaks twice", async () => {
    const relay = await stage.start(await stage.database());
    const { bytes, content } = await makeWork(6 * MiB + 1);
    const line = await breakingLine(relay.url, [2 * MiB, 2 * MiB]);
    try {
      const url = await new Promise<string>((resolve, reject) => {
        const upload = new Upload(Buffer.from(bytes), {
          endpoint: `${line.url}${FILES_PATH}`,
          metadata: { cid: content.cid },
          uploadSize: bytes.length,
          chunkSize: 3 * MiB,
          retryDelays: [50, 100, 200, 400, 800, 1_600, 3_200, 6_400],
          onError: reject,
          onSuccess: () => resolve(upload.url ?? ""),
        });
        upload.start();
      });
      expect(line.broken()).toBe(2);
      const id = url.split("/").at(-1) ?? "";
      expect(await tusOffset(relay.url, id)).toBe(bytes.length);
    } finally {
      await line.close();
    }
  });

  it("of other bytes than announced are refused with the last of them, and forgotten", async () => {
    const database = await stage.database();
    const relay = await stage.start(database);
    const { bytes, content } = await makeWork(2 * MiB + 9);
    const id = idOf(await tusCreate(relay.url, content.cid, bytes.length));
    const wrong = bytes.slice();
    wrong[MiB + 3] = (wrong[MiB + 3] ?? 0) ^ 1;
    const refused = await tusPatch(relay.url, id, 0, wrong);
    expect(await problem(refused)).toEqual({ status: 422, code: "wrong-content" });
    expect(await tusOffset(relay.url, id)).toBeNull();
    expect(filesOf(database)).toEqual([]);
    // The place is free again, for the right ones.
    await tusUpload(relay.url, content.cid, bytes);
  });

  it("are told from tricks: no CID, no length, no bytes, a wrong offset, too much, reading", async () => {
    const relay = await stage.start(await stage.database(), { MAX_FILE_BYTES: String(MiB) });
    const { bytes, content } = await makeWork(1_000);
    expect(await problem(await tusCreate(relay.url, "hello hello", 10))).toEqual({
      status: 400,
      code: "malformed-cid",
    });
    expect(await problem(await tusCreate(relay.url, content.cid, 0))).toEqual({ status: 400, code: "bad-upload" });
    expect(await problem(await tusCreate(relay.url, content.cid, MiB + 1))).toEqual({
      status: 413,
      code: "file-too-large",
    });
    const deferred = await fetch(`${relay.url}${FILES_PATH}`, {
      method: "POST",
      headers: { ...TUS, "upload-defer-length": "1", "upload-metadata": `cid ${btoa(content.cid)}` },
    });
    expect(deferred.status).toBeGreaterThanOrEqual(400);
    const id = idOf(await tusCreate(relay.url, content.cid, bytes.length));
    expect(await problem(await tusPatch(relay.url, id, 7, bytes))).toEqual({ status: 409, code: "wrong-offset" });
    const more = await tusPatch(relay.url, id, 0, new Uint8Array(bytes.length + 1));
    expect(await problem(more)).toEqual({ status: 413, code: "file-too-large" });
    expect((await tusPatch(relay.url, id, 0, bytes)).status).toBe(204);
    // Nobody reads here, nor ends what is whole.
    expect((await fetch(`${relay.url}${FILES_PATH}/${id}`)).status).toBe(404);
    const ended = await fetch(`${relay.url}${FILES_PATH}/${id}`, { method: "DELETE", headers: TUS });
    expect(ended.status).toBeGreaterThanOrEqual(400);
    expect(await tusOffset(relay.url, id)).toBe(bytes.length);
    expect(await problem(await tusPatch(relay.url, "0".repeat(32), 0, bytes))).toEqual({
      status: 404,
      code: "no-such-upload",
    });
    expect((await tusPatch(relay.url, "..%2f..%2fetc%2fpasswd", 0, bytes)).status).toBe(404);
  });

  it("are for the app's pages, which may read what they need", async () => {
    const relay = await stage.start(await stage.database());
    const ask = (origin: string) =>
      fetch(`${relay.url}${FILES_PATH}`, {
        method: "OPTIONS",
        headers: {
          origin,
          "access-control-request-method": "PATCH",
          "access-control-request-headers": "tus-resumable,upload-offset,content-type",
        },
      });
    const own = await ask(APP_ORIGIN);
    expect(own.headers.get("access-control-allow-methods")).toContain("PATCH");
    expect(own.headers.get("access-control-allow-headers")).toContain("upload-offset");
    expect((await ask("https://a.example")).headers.get("access-control-allow-origin")).toBeNull();
    const { content } = await makeWork();
    const made = await tusCreate(relay.url, content.cid, 100, { origin: APP_ORIGIN });
    expect(made.headers.get("access-control-allow-origin")).toBe(APP_ORIGIN);
    expect(made.headers.get("access-control-expose-headers")?.toLowerCase()).toContain("location");
    expect((await tusCreate(relay.url, content.cid, 100, { origin: "https://a.example" })).status).toBe(403);
  });

  it("take no more of the disk than they may: of an address, of all, and as many", async () => {
    const limits = { FILES_DISK: "5000", FILES_DISK_EACH: "3000", FILES_EACH: "3", TRUST_PROXY: "1" };
    const relay = await stage.start(await stage.database(), limits);
    const { content } = await makeWork();
    const begin = (size: number, address: string) =>
      tusCreate(relay.url, content.cid, size, { "x-forwarded-for": address });
    expect((await begin(2_000, "192.0.2.1")).status).toBe(201);
    expect(await problem(await begin(1_500, "192.0.2.1"))).toEqual({ status: 429, code: "too-many-uploads" });
    expect((await begin(2_900, "192.0.2.2")).status).toBe(201);
    expect(await problem(await begin(101, "192.0.2.3"))).toEqual({ status: 507, code: "store-full" });
    for (let i = 0; i < 2; i++) expect((await begin(10, "192.0.2.1")).status).toBe(201);
    expect(await problem(await begin(10, "192.0.2.1"))).toEqual({ status: 429, code: "too-many-uploads" });
  });

  it("take no more of the disk of a whole /48 of IPv6 than of two addresses", async () => {
    const limits = { FILES_DISK_EACH: "3000", FILES_EACH: "2", TRUST_PROXY: "1" };
    const { content } = await makeWork();
    const begun = async (database: string) => {
      const relay = await stage.start(database, limits);
      return (size: number, address: string) => tusCreate(relay.url, content.cid, size, { "x-forwarded-for": address });
    };
    const byBytes = await begun(await stage.database());
    for (const part of ["1", "2"]) expect((await byBytes(2_900, `2001:db8:0:${part}::1`)).status).toBe(201);
    const full = await byBytes(300, "2001:db8:0:3::1");
    expect(full.status).toBe(429);
    expect(await full.json()).toMatchObject({ code: "too-many-uploads", message: expect.stringContaining("/48") });
    expect((await byBytes(300, "2001:db8:1:3::1")).status).toBe(201);
    expect((await byBytes(300, "192.0.2.1")).status).toBe(201);
    await stage.endRelays();
    const byFiles = await begun(await stage.database());
    for (const part of ["1", "2", "3", "4"]) expect((await byFiles(10, `2001:db8:0:${part}::1`)).status).toBe(201);
    expect((await byFiles(10, "2001:db8:0:5::1")).status).toBe(429);
  });

  it("that nobody goes on with or contributes expire, and their bytes with them", async () => {
    const database = await stage.database();
    const relay = await stage.start(database);
    const { bytes, content } = await makeWork(2_000);
    const whole = await tusUpload(relay.url, content.cid, bytes);
    const begun = idOf(await tusCreate(relay.url, content.cid, 2_000));
    await relay.end("SIGKILL");
    const client = new pg.Client({ connectionString: database });
    await client.connect();
    await client.query("update relay.uploads set touched_at = touched_at - 4000");
    await client.end();
    const other = await stage.start(database);
    const fresh = idOf(await tusCreate(other.url, content.cid, 2_000));
    expect(filesOf(database).toSorted()).toEqual([whole, begun, fresh].toSorted());
    await other.end("SIGKILL");
    // Idle ones are looked for when a relay starts, and every ten minutes.
    const again = await stage.start(database, { FILES_EXPIRE: "3600" });
    await eventually(
      async () => filesOf(database),
      (files) => files.length <= 1,
      "only one file",
    );
    expect(filesOf(database)).toEqual([fresh]);
    expect(await tusOffset(again.url, whole)).toBeNull();
    expect(await tusOffset(again.url, begun)).toBeNull();
    expect(await tusOffset(again.url, fresh)).toBe(0);
  });

  it("ask for a captcha where the operator has one, and believe its service only", async () => {
    const seen: URLSearchParams[] = [];
    const service = createServer(async (request, response) => {
      let text = "";
      for await (const piece of request) text += String(piece);
      const form = new URLSearchParams(text);
      seen.push(form);
      response.end(JSON.stringify({ success: form.get("response") === "a person" && form.get("secret") === "s3cret" }));
    });
    const url = await listen(service);
    try {
      const relay = await stage.start(await stage.database(), {
        CAPTCHA_VERIFY_URL: url,
        CAPTCHA_SECRET: "s3cret",
        CAPTCHA_SITE_KEY: "site",
      });
      const { content } = await makeWork();
      const begin = (captcha?: string) =>
        tusCreate(relay.url, content.cid, 100, {}, captcha === undefined ? {} : { captcha });
      expect(await problem(await begin())).toEqual({ status: 403, code: "captcha-needed" });
      expect(await problem(await begin("a bot"))).toEqual({ status: 403, code: "captcha-needed" });
      expect((await begin("a person")).status).toBe(201);
      expect(seen).toHaveLength(2);
      const info = await (await fetch(`${relay.url}/v1/intake`)).json();
      expect(info).toMatchObject({ captcha: { provider: "turnstile", siteKey: "site" } });
      expect(JSON.stringify(info)).not.toContain("s3cret");
      const shown = (origin: string) =>
        fetch(`${relay.url}/v1/captcha?origin=${encodeURIComponent(origin)}&theme=dark`);
      expect((await shown(APP_ORIGIN)).headers.get("content-security-policy")).toContain(
        `frame-ancestors ${APP_ORIGIN}`,
      );
      expect(await problem(await shown("https://evil.example"))).toEqual({ status: 403, code: "foreign-origin" });
      service.closeAllConnections();
      await new Promise((resolve) => service.close(resolve));
      expect(await problem(await begin("a person"))).toEqual({ status: 503, code: "captcha-unavailable" });
    } finally {
      service.close();
    }
  });
});

/** Sends bytes of an upload and goes away in the middle, announcing more. */
async function breakOff(relay: TestRelay, id: string, offset: number, bytes: Uint8Array): Promise<void> {
  const { hostname, port } = new URL(relay.url);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => undefined);
  const head = [
    `PATCH ${FILES_PATH}/${id} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    "Tus-Resumable: 1.0.0",
    `Upload-Offset: ${offset}`,
    "Content-Type: application/offset+octet-stream",
    `Content-Length: ${bytes.length + 100}`,
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n`);
  await new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
  await eventually(
    () => Promise.resolve(socket.bytesWritten),
    (written) => written >= bytes.length,
    "bytes on their way",
  );
  socket.end();
  socket.destroySoon();
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A line to the relay that breaks after so many bytes of a request's body, once for each entry. */
async function breakingLine(to: string, after: number[]) {
  const breaks = [...after];
  const target = new URL(to);
  let broken = 0;
  const server = createServer(async (request, response) => {
    const body = async function* () {
      let sent = 0;
      for await (const piece of request) {
        sent += (piece as Buffer).length;
        // A piece that the relay refuses, because it is still busy with the one before, breaks nothing.
        const [most] = breaks;
        if (most !== undefined && sent > most) {
          breaks.shift();
          broken++;
          request.destroy();
          throw new Error("the line broke");
        }
        yield piece as Buffer;
      }
    };
    const { host: _host, connection: _connection, ...headers } = request.headers;
    try {
      const answer = await fetch(`${target.origin}${request.url}`, {
        method: request.method ?? "GET",
        headers: Object.entries(headers).flatMap(([key, value]): [string, string][] =>
          typeof value === "string" && key !== "content-length" ? [[key, value]] : [],
        ),
        ...(request.method === "PATCH"
          ? { body: ReadableStream.from(body()) as ReadableStream<Uint8Array>, duplex: "half" }
          : {}),
      });
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
    } catch {
      response.destroy();
    }
  });
  const url = await listen(server);
  return {
    url,
    broken: () => broken,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
