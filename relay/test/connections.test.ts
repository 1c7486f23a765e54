import { afterEach, describe, expect, it } from "vitest";
import { startRelay, type TestRelay } from "./support/startRelay.ts";

const NOWHERE = "http://127.0.0.1:1";

describe("connections to a relay", () => {
  let relay: TestRelay | undefined;
  afterEach(() => relay?.end("SIGKILL"));

  /** What the server of a relay with these settings allows. */
  async function allowed(env: Record<string, string>): Promise<unknown> {
    relay = await startRelay(NOWHERE, env, "relay/test/support/toldRelay.ts");
    expect((await fetch(`${relay.url}/health`)).status).toBe(200);
    await relay.end();
    const said = /^{"allows":(.*)}$/m.exec(relay.said())?.[1];
    return said === undefined ? null : JSON.parse(said);
  }

  it("have 30 s for a head, five minutes in which nothing moves, and no end of a body that comes", async () => {
    expect(await allowed({})).toEqual({
      headersTimeout: 30_000,
      timeout: 300_000,
      requestTimeout: 0,
      maxConnections: 10_000,
    });
  });

  it("are as many as the operator says, and wait longer than uploads may stand still", async () => {
    expect(await allowed({ MAX_CONNECTIONS: "77", UPLOAD_PATIENCE: "600" })).toMatchObject({
      timeout: 1_200_000,
      maxConnections: 77,
    });
  });
});
