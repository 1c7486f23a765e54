import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../../../indexer/test/support/startProcess.ts";
import { startPostgres, type TestPostgres } from "../../../test/support/postgres.ts";
import { postgresLeadership } from "../../src/store/postgresLeadership.ts";

describe("the lead of relays on one database", () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.stop());

  /** A line to the database that can hold back all that is said, and says it later. */
  async function lineTo(database: string) {
    const held = new Set<Socket>();
    const far = new URL(database);
    let holds = false;
    const line = createServer((near) => {
      const other = connect(Number(far.port), far.hostname);
      for (const [from, to] of [
        [near, other],
        [other, near],
      ] as const) {
        held.add(from);
        if (holds) from.pause();
        from.on("data", (piece) => to.write(piece)).on("error", () => undefined);
        from.on("close", () => to.destroy());
        if (holds) from.pause();
      }
    });
    await new Promise<void>((resolve) => line.listen(0, "127.0.0.1", resolve));
    const url = new URL(database);
    [url.hostname, url.port] = ["127.0.0.1", String((line.address() as AddressInfo).port)];
    return {
      url: url.href,
      hold: (on: boolean) => {
        holds = on;
        for (const socket of held) on ? socket.pause() : socket.resume();
      },
      close: () => {
        for (const socket of held) socket.destroy();
        line.close();
      },
    };
  }

  it("isn't kept by a connection that nobody uses any more", async () => {
    const database = await postgres.create();
    const line = await lineTo(database);
    const own = postgresLeadership(line.url, 1_500);
    const other = postgresLeadership(database);
    try {
      // It has little patience, and a slow machine may keep it waiting.
      await eventually(() => own.leads(), Boolean, "the one that leads");
      expect(await other.leads()).toBe(false);
      line.hold(true);
      await own.leads().catch(() => false);
      line.hold(false);
      await eventually(() => other.leads(), Boolean, "another that leads");
      const still = await eventually(
        () => own.leads(),
        (leads) => typeof leads === "boolean",
        "an answer",
      );
      expect(still).toBe(false);
    } finally {
      await other.close();
      await own.close();
      line.close();
    }
  });
});
