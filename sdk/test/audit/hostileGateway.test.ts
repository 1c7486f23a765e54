import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { GatewayUnreachable } from "../../src/audit/errors.ts";
import { fetchFile } from "../../src/audit/fetchFile.ts";
import { gatewaySource } from "../../src/audit/gatewaySource.ts";
import { carHeader } from "../../src/content/carLayout.ts";
import { cidFromDigest } from "../../src/content/cidFromDigest.ts";
import { digest } from "../support/rollStory.ts";

const cids = { raw: cidFromDigest(digest(7), 0), car: cidFromDigest(digest(7), 1) };
const options = { maxBytes: 2 ** 20, keep: true };
/** How both may begin: a CAR by the length of its header. */
const begun = new Uint8Array([carHeader(new Uint8Array(36)).length]);
const servers: Server[] = [];

/** A real gateway that answers as it is told to. */
async function gateway(answer: (response: ServerResponse) => void, patienceMs = 20_000) {
  const server = createServer((_, response) => answer(response));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return gatewaySource(`http://127.0.0.1:${port}`, { patienceMs });
}

/** On a clock that goes on only while this process does: one that stood still would give up what hasn't begun. */
async function fetchOnItsClock(...asked: Parameters<typeof fetchFile>) {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const fetching = fetchFile(...asked);
    const over = vi.fn();
    fetching.then(over, over);
    await vi.waitFor(() => expect(over).toHaveBeenCalled(), { timeout: 60_000 });
    return await fetching;
  } finally {
    vi.useRealTimers();
  }
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe.each(["raw", "car"] as const)("a gateway that lies, asked for a file (%s)", (format) => {
  it("spoils one file and not the audit by breaking off in the middle: so it does where an author withholds half of a work", async () => {
    const source = await gateway((response) => {
      response.writeHead(200);
      response.write(begun, () => response.destroy());
    });
    const fetched = await fetchFile(source, cids[format], options);
    expect(fetched).toMatchObject({ state: "unavailable", why: expect.stringContaining("broke off") });
  });
  it("is given up where it begins and then says nothing", async () => {
    const source = await gateway((response) => {
      response.writeHead(200);
      response.write(begun);
    }, 3_000);
    const fetched = await fetchOnItsClock(source, cids[format], options);
    expect(fetched).toMatchObject({ state: "unavailable", why: expect.stringContaining("too slow") });
  });
  it("is given up where it drips", async () => {
    const source = await gateway((response) => {
      response.writeHead(200);
      response.write(begun);
      // Fewer bytes than a CAR's header has.
      const drip = setInterval(() => response.write("."), 100);
      response.on("close", () => clearInterval(drip));
    }, 3_000);
    const fetched = await fetchOnItsClock(source, cids[format], options);
    expect(fetched).toMatchObject({ state: "unavailable", why: expect.stringContaining("too slow") });
  });
  it("lets go when whoever asked has enough", async () => {
    const stop = new AbortController();
    const source = await gateway((response) => {
      response.writeHead(200);
      response.write(begun, () => stop.abort(new Error("enough")));
    });
    await expect(fetchFile(source, cids[format], { ...options, signal: stop.signal })).rejects.toThrow("enough");
  });
  it("spoils one file by failing at it", async () => {
    const source = await gateway((response) => response.writeHead(500).end("can't decode this"));
    expect(await fetchFile(source, cids[format], options)).toMatchObject({ state: "unavailable" });
  });
  it.each([403, 429, 502, 503])("is none where it turns everybody away with %i", async (status) => {
    const source = await gateway((response) => response.writeHead(status).end());
    await expect(fetchFile(source, cids[format], options)).rejects.toBeInstanceOf(GatewayUnreachable);
  });
});
