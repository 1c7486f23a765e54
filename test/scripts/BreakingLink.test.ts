import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BreakingLink } from "../support/BreakingLink.ts";

const MiB = 1_048_576;
const PIECE = Buffer.alloc(MiB, 1);
const PIECES = 128;

describe("BreakingLink", () => {
  let server: Server;
  let link: BreakingLink;
  let sockets: Socket[] = [];
  beforeEach(async () => {
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    link = await BreakingLink.start();
  });
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    sockets = [];
    await link.stop();
    await new Promise((resolve) => server.close(resolve));
  });

  it("takes no more than a slow receiver does, but for what lies in the system's buffers", async () => {
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("The server has no port.");
    link.leadTo(address.port);
    const accepted = once(server, "connection") as Promise<[Socket]>;
    const client = connect(Number(new URL(link.url).port), "127.0.0.1");
    const [receiver] = await accepted;
    sockets.push(client, receiver);
    // Cut at the end of a test that fails, it is to fail by what it looks at.
    for (const socket of sockets) socket.on("error", () => undefined);

    const sending = (async () => {
      for (let i = 0; i < PIECES; i++) if (!client.write(PIECE)) await once(client, "drain");
      client.end();
    })();
    // Until nothing moves any more.
    for (let before = -1; before < link.sent || before <= 0; ) {
      before = link.sent;
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    expect(link.sent).toBeLessThan(32 * MiB);

    let received = 0;
    receiver.on("data", (bytes) => {
      received += bytes.length;
    });
    await Promise.all([sending, once(receiver, "end")]);
    expect(received).toBe(PIECES * MiB);
  });
});
