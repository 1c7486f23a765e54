import { createServer } from "node:http";
import { type AddressInfo, connect, createServer as createLine, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { startIpfs } from "../../indexer/test/support/startIpfs.ts";
import { eventually } from "../../indexer/test/support/startProcess.ts";
import type { IntakeStage } from "./support/intakeStage.ts";
import { startRelay } from "./support/startRelay.ts";
import { useIntakeStage } from "./support/useIntakeStage.ts";

const ready = async (url: string) => {
  const answer = await fetch(`${url}/ready`);
  return { status: answer.status, code: ((await answer.json()) as { code?: string }).code };
};
/** Until it says so: on a slow machine anything it asks may be late first. */
const said = (url: string, code: string | undefined) =>
  eventually(
    () => ready(url),
    (found) => found.code === code,
    code ?? "ready",
  );

describe("a relay that is asked whether it can work", { timeout: 180_000 }, () => {
  let stage: IntakeStage;
  useIntakeStage((up) => {
    stage = up;
  });
  afterEach(() => stage.endRelays());

  it("says so, and that its chain is away, and that it is back", async () => {
    let away = false;
    const node = createServer(async (request, answer) => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece as Buffer);
      if (away) return answer.writeHead(502).end();
      const headers = { "content-type": "application/json" };
      const said = await fetch(stage.chain.url, { method: "POST", headers, body: Buffer.concat(pieces) });
      answer.writeHead(said.status, headers).end(await said.text());
    });
    await new Promise<void>((resolve) => node.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(node.address() as AddressInfo).port}`;
    const relay = await stage.start(await stage.database(), { RPC_URL: url });
    expect((await said(relay.url, undefined)).status).toBe(200);
    away = true;
    expect((await said(relay.url, "chain-unavailable")).status).toBe(503);
    away = false;
    expect((await said(relay.url, undefined)).status).toBe(200);
    node.closeAllConnections();
    node.close();
  });

  it("says that its database is away", async () => {
    const database = new URL(await stage.database());
    const sockets = new Set<Socket>();
    const line = createLine((socket) => {
      const far = connect(Number(database.port), database.hostname);
      for (const one of [socket, far]) {
        sockets.add(one);
        one.on("error", () => undefined);
        one.on("close", () => {
          socket.destroy();
          far.destroy();
        });
      }
      socket.pipe(far).pipe(socket);
    });
    await new Promise<void>((resolve) => line.listen(0, "127.0.0.1", resolve));
    const through = new URL(database);
    [through.hostname, through.port] = ["127.0.0.1", String((line.address() as AddressInfo).port)];
    const relay = await stage.start(through.href);
    expect((await said(relay.url, undefined)).status).toBe(200);
    line.close();
    for (const socket of sockets) socket.destroy();
    expect((await said(relay.url, "database-unavailable")).status).toBe(503);
  });

  it("needs neither where it takes files only", async () => {
    const ipfs = await startIpfs();
    const relay = await startRelay(ipfs.url);
    try {
      expect((await said(relay.url, undefined)).status).toBe(200);
      await ipfs.stop();
      expect((await said(relay.url, "ipfs-unavailable")).status).toBe(503);
    } finally {
      await relay.end();
    }
  });
});
