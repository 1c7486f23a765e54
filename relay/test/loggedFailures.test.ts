import { pino } from "pino";
import { HttpRequestError } from "viem";
import { describe, expect, it } from "vitest";
import { relayConfig } from "../src/config.ts";
import { relayApp } from "../src/relayApp.ts";

const config = relayConfig({ IPFS_API_URL: "http://127.0.0.1:1", APP_ORIGIN: "http://127.0.0.1:3000" });

/** What a relay answers, and what it logs, where a route of its fails so. */
async function failing(error: Error) {
  const lines: string[] = [];
  const app = relayApp(config, pino({}, { write: (line: string) => lines.push(line) }));
  app.get("/failing", () => {
    throw error;
  });
  const answer = await app.request("/failing");
  return { status: answer.status, said: await answer.text(), log: lines.join("") };
}

describe("a relay's request that fails as nobody expected", () => {
  it("is in the log, also where the system gave its error a code, and answered without its words", async () => {
    const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC", errno: -28 });
    const { status, said, log } = await failing(full);
    expect(status).toBe(500);
    expect(said).toContain("its log says why");
    expect(said).not.toContain("ENOSPC");
    expect(log).toContain("ENOSPC: no space left");
    expect(log).toContain("/failing");
  });
  it("is in the log without the endpoint's URL, in which keys are", async () => {
    const { log } = await failing(new HttpRequestError({ url: "http://chain.example/v2/secret-key", body: {} }));
    expect(log).toContain("http://chain.example");
    expect(log).not.toContain("secret-key");
  });
  it("isn't in the log where the relay says no", async () => {
    const lines: string[] = [];
    const app = relayApp(config, pino({}, { write: (line: string) => lines.push(line) }));
    expect((await app.request("/v1/intake")).status).toBe(501);
    expect(lines).toEqual([]);
  });
});
