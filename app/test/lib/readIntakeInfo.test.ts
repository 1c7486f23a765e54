import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { ApiError } from "../../src/lib/api.ts";
import { readIntakeInfo } from "../../src/lib/readIntakeInfo.ts";

let server: Server | null = null;

/** A relay of one's own that always answers the same. */
async function relay(status: number, body: unknown): Promise<string> {
  server = createServer((_, response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  server?.close();
  server?.closeAllConnections();
  server = null;
});

describe("readIntakeInfo", () => {
  it("reads what a relay takes", async () => {
    const info = { relay: `0x${"1".repeat(40)}`, chainId: 1 };
    expect(await readIntakeInfo(await relay(200, info))).toEqual(info);
  });

  it("knows a relay of files only by its word for that", async () => {
    expect(await readIntakeInfo(await relay(501, { code: "files-only", message: "Files only." }))).toBeNull();
  });

  it.each([404, 429, 500, 503])("takes status %i for no word about it", async (status) => {
    await expect(readIntakeInfo(await relay(status, {}))).rejects.toMatchObject({ name: "ApiError", status });
  });

  it("says where nobody answers", async () => {
    await expect(readIntakeInfo("http://127.0.0.1:1")).rejects.toBeInstanceOf(ApiError);
  });
});
