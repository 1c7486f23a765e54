import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { problem, readiness, workPage } from "@colophon/sdk/api/schemas.ts";
import { sql } from "drizzle-orm";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type App, createApp } from "../../src/api/createApp.ts";
import { type HeadState, openHeadState } from "../../src/api/headState.ts";
import { type Database, openDatabase } from "../../src/store/openDatabase.ts";
import { beginIndex, HEAD_CHANNEL } from "../../src/sync/cursor.ts";

const word = (digit: string) => `0x${digit.repeat(64)}` as const;
const address = (digit: string) => `0x${digit.repeat(40)}` as const;
const log = pino({ level: "silent" });

describe("the API", () => {
  const folder = mkdtempSync(join(tmpdir(), "colophon-api-"));
  let database: Database;
  let head: HeadState;
  let app: App;

  beforeAll(async () => {
    database = await openDatabase({ directory: join(folder, "index") });
    head = await openHeadState(database, log);
    app = createApp({ db: database.db, head, log, origins: ["https://app.example"] });
  });
  afterAll(async () => {
    await head.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("is up before anything is indexed, and not ready", async () => {
    expect((await app.request("/health")).status).toBe(200);
    const response = await app.request("/ready");
    expect(response.status).toBe(503);
    expect(readiness.parse(await response.json())).toMatchObject({ ready: false, block: null });
    expect(response.headers.get("cache-control")).toBe("no-store");
    const page = await app.request("/v1/works");
    expect(workPage.parse(await page.json())).toEqual({ items: [], next: null });
  });

  it("tells what the index stands at, and why it isn't ready", async () => {
    const deployed = {
      chainId: 31_337,
      startBlock: 1,
      contributions: address("1"),
      curation: address("2"),
      rewardPools: address("3"),
      royalties: address("4"),
      editions: address("5"),
    };
    await beginIndex(database.db, deployed, { number: 5, hash: word("a"), parentHash: word("b"), time: 1_000 }, 5);
    expect((await app.request("/ready")).status).toBe(200);
    const reasonWith = async (change: string) => {
      await database.db.execute(sql.raw(`update sync set ${change}`));
      const response = await app.request("/ready");
      expect(response.status).toBe(503);
      return readiness.parse(await response.json()).reason;
    };
    expect(await reasonWith("halted = 'the chain is another one'")).toBe("the chain is another one");
    expect(await reasonWith("halted = null, head = 500")).toMatch(/495 blocks behind/);
    expect(await reasonWith("head = 5, seen_at = seen_at - 100")).toMatch(/silent for 1\d\d s/);
    await database.db.execute(sql.raw("update sync set seen_at = seen_at + 100"));
    expect((await app.request("/ready")).status).toBe(200);
  });

  it.each([
    "/v1/works?limit=0",
    "/v1/works?limit=101",
    "/v1/works?limit=many",
    "/v1/works?campaign=0",
    "/v1/works?campaign=4294967296",
    "/v1/works?campaign=1e3",
    "/v1/works?author=me",
    "/v1/works?standing=good",
    "/v1/works?kind=smell",
    "/v1/works?sort=random",
    `/v1/works?search=${"x".repeat(101)}`,
    "/v1/works?cursor=!",
    `/v1/works?cursor=${Buffer.from("[]").toString("base64url")}`,
    `/v1/works?cursor=${Buffer.from('["newest",1,"x"]').toString("base64url")}`,
    `/v1/works?sort=score&cursor=${Buffer.from(JSON.stringify(["newest", 1, word("1")])).toString("base64url")}`,
    `/v1/works?cursor=${"A".repeat(600)}`,
    "/v1/works/1",
    `/v1/works/${word("1")}g`,
    "/v1/digests/0x12",
    "/v1/campaigns/x",
    "/v1/campaigns?phase=over",
    "/v1/campaigns?role=me",
    "/v1/campaigns/1/anchors?kind=all",
    "/v1/campaigns/1/appeals?state=lost",
    "/v1/accounts/nobody/editions",
    `/v1/accounts/${address("1")}/appeals?withdrawable=maybe`,
    "/v1/accounts/nobody/credits",
    "/v1/accounts/nobody/claimables",
    "/v1/claims?campaign=-1",
  ])("answers %s with 400 and the reason", async (path) => {
    const response = await app.request(path);
    expect(response.status).toBe(400);
    expect(problem.parse(await response.json()).message).not.toBe("");
  });

  it.each([
    [`/v1/works/${word("1")}`, "no-such-work"],
    [`/v1/works/${word("1")}/lineage`, "no-such-work"],
    [`/v1/works/${word("1")}/history`, "no-such-work"],
    ["/v1/campaigns/9", "no-such-campaign"],
    ["/v1/campaigns/9/roll", "no-such-campaign"],
    ["/v1/campaigns/9/statements", "no-such-campaign"],
    ["/v1/campaigns/9/anchors", "no-such-campaign"],
    ["/v1/campaigns/9/appeals", "no-such-campaign"],
    ["/v1/campaigns/9/votes", "no-such-campaign"],
    ["/v1/campaigns/9/polls", "no-such-campaign"],
    ["/v1/campaigns/9/edition/holders", "no-such-campaign"],
    ["/v2/works", "no-such-route"],
  ])("answers %s with 404 %s", async (path, code) => {
    const response = await app.request(path);
    expect(response.status).toBe(404);
    expect(problem.parse(await response.json()).code).toBe(code);
  });

  it.each(["POST", "PUT", "DELETE", "PATCH"])("only reads: no %s", async (method) => {
    const response = await app.request("/v1/works", { method });
    expect(response.status).toBe(405);
    expect(problem.parse(await response.json()).code).toBe("read-only");
  });

  it("answers again only what changed", async () => {
    const first = await app.request("/v1/tokens");
    const etag = first.headers.get("etag") ?? "";
    expect(etag).not.toBe("");
    expect((await app.request("/v1/tokens", { headers: { "if-none-match": etag } })).status).toBe(304);
  });

  it("lets only the app's pages in", async () => {
    const allowed = async (origin: string) =>
      (await app.request("/v1/works", { headers: { origin } })).headers.get("access-control-allow-origin");
    expect(await allowed("https://app.example")).toBe("https://app.example");
    expect(await allowed("https://evil.example")).toBe(null);
  });

  it("lets nothing of its inside out when it fails", async () => {
    const failing = createApp({ db: undefined as never, head, log, origins: [] });
    const response = await failing.request("/v1/works");
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ code: "internal" });
    expect(text).not.toMatch(/TypeError|at .*\.ts|undefined/);
  });

  it("lets so many search at a time, and nobody else wait for them", async () => {
    let hanging = true;
    const held: (() => void)[] = [];
    // What asks for nothing until it is let go.
    const stuck = { from: () => new Promise((_, reject) => held.push(() => reject(new Error("ended")))) };
    const slow = new Proxy(database.db, {
      get: (db, key) => (hanging && key === "select" ? () => stuck : Reflect.get(db, key)),
    });
    const busy = createApp({ db: slow, head, log, origins: [] });
    const search = (title: string) => busy.request(`/v1/works?search=${title}`);
    const first = ["a", "b", "c", "d"].map(search);
    await vi.waitFor(() => expect(held).toHaveLength(4), { timeout: 30_000 });
    const fifth = await search("e");
    expect(fifth.status).toBe(503);
    expect(problem.parse(await fifth.json())).toMatchObject({
      code: "busy",
      message: expect.stringContaining("Try again"),
    });
    expect(held).toHaveLength(4);

    hanging = false;
    expect((await busy.request("/v1/works")).status).toBe(200);
    for (const end of held) end();
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual([500, 500, 500, 500]);
    expect((await search("e")).status).toBe(200);
  });

  it("documents all of its routes", async () => {
    const document = (await (await app.request("/openapi.json")).json()) as { openapi: string; paths: object };
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document.paths).sort()).toEqual(
      [
        "/health",
        "/ready",
        "/v1/accounts/{address}/appeals",
        "/v1/accounts/{address}/claimables",
        "/v1/accounts/{address}/claims",
        "/v1/accounts/{address}/credits",
        "/v1/accounts/{address}/editions",
        "/v1/campaigns",
        "/v1/campaigns/{id}",
        "/v1/campaigns/{id}/anchors",
        "/v1/campaigns/{id}/answers",
        "/v1/campaigns/{id}/appeals",
        "/v1/campaigns/{id}/ballot",
        "/v1/campaigns/{id}/edition/holders",
        "/v1/campaigns/{id}/polls",
        "/v1/campaigns/{id}/roll",
        "/v1/campaigns/{id}/statements",
        "/v1/campaigns/{id}/statements/{token}",
        "/v1/campaigns/{id}/votes",
        "/v1/claims",
        "/v1/digests/{digest}",
        "/v1/head",
        "/v1/statements/{root}/accounts",
        "/v1/statements/{root}/accounts/{account}",
        "/v1/statements/{root}/works/{id}",
        "/v1/tokens",
        "/v1/works",
        "/v1/works/{id}",
        "/v1/works/{id}/history",
        "/v1/works/{id}/lineage",
        "/v1/works/{id}/mint",
      ].sort(),
    );
  });

  const moveTo = (block: number, how: "told" | "untold") =>
    database.db.transaction(async (tx) => {
      await tx.execute(sql`update sync set block = ${block}`);
      if (how === "told") await tx.execute(sql`select pg_notify(${HEAD_CHANNEL}, ${String(block)})`);
    });

  it("tells its listeners of each new block", async () => {
    const stop = new AbortController();
    const response = await app.request("/v1/head", { signal: stop.signal });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toBe('data: {"block":5,"time":1000}\n\n');
    await moveTo(6, "told");
    expect((await reader.read()).value).toBe('data: {"block":6,"time":1000}\n\n');
    await reader.cancel();
    stop.abort();
  });

  it("tells them once of each block, also where no notification comes, and where it is one further down", async () => {
    const heard: number[] = [];
    const stop = head.hear((block) => heard.push(block));
    const hears = (blocks: number[]) => vi.waitFor(() => expect(heard).toEqual(blocks), { timeout: 30_000 });
    await moveTo(7, "untold");
    await hears([7]);
    await moveTo(5, "untold");
    await hears([7, 5]);
    await moveTo(8, "told");
    await hears([7, 5, 8]);
    await moveTo(9, "untold");
    await hears([7, 5, 8, 9]);
    stop();
  });

  it("keeps nobody from listening who only asks what it is", async () => {
    for (let i = 0; i < 2_001; i++) {
      const { status, headers, body } = await app.request("/v1/head", { method: "HEAD" });
      expect([status, headers.get("content-type"), body]).toEqual([200, "text/event-stream", null]);
    }
    const response = await app.request("/v1/head");
    expect(response.status).toBe(200);
    await response.body?.cancel();
  });
});
