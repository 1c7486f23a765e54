import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appServerConfig } from "../../scripts/app/appServerConfig.ts";
import { createAppServer } from "../../scripts/app/createAppServer.ts";
import { staticFiles } from "../../scripts/app/staticFiles.ts";

const config = {
  rpcUrl: "http://127.0.0.1:8545",
  apiUrl: "http://127.0.0.1:4000",
  relayUrl: "http://127.0.0.1:4100",
  gatewayUrl: "https://gateway.example",
  chainName: "Local chain",
  local: true,
};

describe("the app server", () => {
  let folder: string;
  let server: Server;
  let url: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "colophon-app-"));
    const dist = join(folder, "dist");
    await mkdir(join(dist, "assets"), { recursive: true });
    await writeFile(join(dist, "index.html"), "<!doctype html><title>Colophon</title>");
    await writeFile(join(dist, "assets", "main-abc.js"), `export default ${JSON.stringify("x".repeat(2_000))};`);
    await writeFile(join(folder, "secret.txt"), "not for the page");
    server = createAppServer({ files: staticFiles(dist), config }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true, force: true });
  });

  /** As it is: fetch would tidy the path first. */
  const raw = (path: string) =>
    new Promise<number>((resolve, reject) => {
      request(url, { path }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on("error", reject)
        .end();
    });

  it("answers every page of the app with index.html, which is always asked for anew", async () => {
    for (const path of ["/", "/campaigns/1", "/works/0xabc?tab=history"]) {
      const response = await fetch(`${url}${path}`);
      expect(await response.text()).toContain("<title>Colophon</title>");
      expect(response.headers.get("cache-control")).toBe("no-cache");
    }
  });
  it("lets hashed files be kept for ever, compressed", async () => {
    const response = await fetch(`${url}/assets/main-abc.js`);
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect((await response.text()).length).toBeGreaterThan(2_000);
  });
  it("answers 304 to who has it", async () => {
    const etag = (await fetch(url)).headers.get("etag") ?? "";
    expect((await fetch(url, { headers: { "if-none-match": etag } })).status).toBe(304);
  });
  it("gives the page its configuration, never from a cache", async () => {
    const response = await fetch(`${url}/config.json`);
    expect(await response.json()).toEqual(config);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });
  it.each([
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/assets/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/%",
    "/assets/none.js",
  ])("has nothing at %s", async (path) => expect(await raw(path)).toBe(404));
  it("answers nothing but GET and HEAD", async () => {
    expect((await fetch(url, { method: "POST", body: "x" })).status).toBe(405);
    const head = await fetch(url, { method: "HEAD" });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe("");
  });
  it("lets the page run its own scripts only, and reach its own services only", async () => {
    const headers = (await fetch(url)).headers;
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src[^;]*(unsafe-inline| 'unsafe-eval'|https?:|\*)/);
    expect(policy).toMatch(/img-src[^;]* https:\/\/gateway\.example(;|$)/);
    expect(policy).toContain("http://127.0.0.1:4100");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });
});

describe("appServerConfig", () => {
  it("names everything that is missing or wrong at once", () => {
    const read = () => appServerConfig({ RPC_URL: "ftp://nowhere", PORT: "seventy" });
    expect(read).toThrow(/PORT/);
    expect(read).toThrow(/RPC_URL/);
    expect(read).toThrow(/DEPLOYMENT/);
  });
});
