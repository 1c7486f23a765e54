import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { create } from "kubo-rpc-client";
import { afterEach, describe, expect, it, vi } from "vitest";
import { importCar } from "../../src/uploads/importCar.ts";

const MiB = 2 ** 20;
const PIECES = 200;

describe("a CAR on its way to the IPFS node", () => {
  const ends: (() => void)[] = [];
  afterEach(() => {
    for (const end of ends.splice(0)) end();
  });

  /** A node that does this with an import. */
  async function nodeThat(answer: (request: IncomingMessage, response: ServerResponse) => void) {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    ends.push(() => {
      server.closeAllConnections();
      server.close();
    });
    return create({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  }
  let pulled = 0;
  async function* pieces() {
    for (pulled = 0; pulled < PIECES; pulled++) yield Buffer.alloc(MiB);
  }

  it("is read no faster than the node takes it", async () => {
    let begin: () => void = () => undefined;
    let got = 0;
    const ipfs = await nodeThat((request, response) => {
      begin = () => request.on("data", (bytes: Buffer) => (got += bytes.length)).on("end", () => response.end("{}"));
    });
    const sent = importCar(ipfs, pieces(), new AbortController().signal);
    // What lies between the two is a line's, and not the file's.
    let last = -1;
    await vi.waitFor(
      () => {
        const still = pulled === last && pulled > 0;
        last = pulled;
        expect(still).toBe(true);
      },
      { interval: 500, timeout: 60_000 },
    );
    expect(pulled).toBeLessThan(PIECES / 4);
    begin();
    await sent;
    expect(pulled).toBe(PIECES);
    expect(got).toBeGreaterThan(PIECES * MiB);
  });

  it("tells the node's own words where it says no, and stops where the signal does", async () => {
    const refusing = await nodeThat((_, response) => response.writeHead(500).end('{"Message":"no room"}'));
    await expect(importCar(refusing, pieces(), new AbortController().signal)).rejects.toThrow(/500.*no room/);
    const silent = await nodeThat(() => undefined);
    const stop = new AbortController();
    const waiting = importCar(silent, pieces(), stop.signal);
    stop.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow();
    await expect(
      importCar(create({ url: "http://127.0.0.1:1" }), pieces(), new AbortController().signal),
    ).rejects.toThrow();
  });

  it("is given up where the node takes it and says nothing, or begins to and stops: all anchors wait for it", async () => {
    const { signal } = new AbortController();
    const few = async function* () {
      yield Buffer.alloc(10);
    };
    const [mute, deaf, halting] = [
      await nodeThat((request) => request.resume()),
      await nodeThat(() => undefined),
      await nodeThat((request, response) => request.resume().on("end", () => response.writeHead(200).write("{"))),
    ];
    await expect(importCar(mute, few(), signal, 200)).rejects.toThrow("silent for 0.2 s");
    await expect(importCar(deaf, pieces(), signal, 200)).rejects.toThrow("silent for 0.2 s");
    await expect(importCar(halting, few(), signal, 200)).rejects.toThrow("silent for 0.2 s");
  });
});
