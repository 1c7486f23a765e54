import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { UploadFailed, uploadCar } from "../../src/lib/uploadCar.ts";

const CID = "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e";
const car = new Blob(["car"], { type: "application/vnd.ipld.car" });
let server: Server | null = null;

/** A relay of one's own: answers each POST with the next of `answers`, and counts them. */
async function relay(answers: { status: number; body?: unknown }[], pinned = false) {
  const posted: string[] = [];
  server = createServer((request, response) => {
    const answer = request.method === "GET" ? { status: 200, body: { cid: CID, pinned } } : answers[posted.length];
    if (request.method === "POST") posted.push(request.url ?? "");
    request.resume().on("end", () => {
      response.writeHead(answer?.status ?? 500, { "content-type": "application/json" });
      response.end(JSON.stringify(answer?.body ?? {}));
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, posted };
}

afterEach(() => {
  server?.close();
  server?.closeAllConnections();
  server = null;
});

describe("uploadCar", () => {
  it("sends the CAR for its root", async () => {
    const { url, posted } = await relay([{ status: 201 }]);
    await uploadCar({ relayUrl: url, cid: CID, car });
    expect(posted).toEqual([`/v1/uploads?root=${CID}`]);
  });

  it("sends nothing that lies there already", async () => {
    const { url, posted } = await relay([], true);
    await uploadCar({ relayUrl: url, cid: CID, car });
    expect(posted).toEqual([]);
  });

  it("tries again where that can help", async () => {
    const { url, posted } = await relay([{ status: 503 }, { status: 201 }]);
    await uploadCar({ relayUrl: url, cid: CID, car });
    expect(posted).toHaveLength(2);
  });

  it("stops when it is told to, and doesn't try again", async () => {
    const { url, posted } = await relay([{ status: 503 }, { status: 201 }]);
    const abort = new AbortController();
    const reason = new Error("enough");
    const { signal } = abort;
    const sending = uploadCar({ relayUrl: url, cid: CID, car, signal, onProgress: () => abort.abort(reason) });
    await expect(sending).rejects.toBe(reason);
    await expect(uploadCar({ relayUrl: url, cid: CID, car, signal })).rejects.toBe(reason);
    expect(posted.length).toBeLessThan(2);
  });

  it("gives a refusal in the relay's words, at once", async () => {
    const { url, posted } = await relay([
      { status: 413, body: { code: "car-too-large", message: "Too large. Choose a smaller file." } },
    ]);
    const failure = await uploadCar({ relayUrl: url, cid: CID, car }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UploadFailed);
    expect(failure).toMatchObject({
      code: "car-too-large",
      message: "Too large. Choose a smaller file.",
      retry: false,
    });
    expect(posted).toHaveLength(1);
  });

  it("says that the relay is away, and that trying again may help", async () => {
    const { url } = await relay([]);
    server?.close();
    server?.closeAllConnections();
    await expect(uploadCar({ relayUrl: url, cid: CID, car, tries: 1 })).rejects.toMatchObject({
      code: "relay-unreachable",
      retry: true,
    });
  });
});
