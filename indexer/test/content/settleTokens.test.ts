import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { createPublicClient, custom, encodeAbiParameters, type Hex, RpcRequestError, SocketClosedError } from "viem";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { tokensLane } from "../../src/content/settleTokens.ts";
import { tokens } from "../../src/store/factTables.ts";
import { type Database, openDatabase } from "../../src/store/openDatabase.ts";

const address: Hex = `0x${"7".repeat(40)}`;
const url = "http://chain.example";
const refusal = (code: number, message: string) =>
  new RpcRequestError({ body: { method: "eth_call" }, error: { code, message }, url });
const text = (value: string) => encodeAbiParameters([{ type: "string" }], [value]);
/** By the first byte of a call. */
const answers: Record<string, Hex> = {
  "0x95": text("DEMO"),
  "0x06": text("Demo dollar"),
  "0x31": encodeAbiParameters([{ type: "uint8" }], [6]),
};

describe("what a token is", () => {
  const folder = mkdtempSync(join(tmpdir(), "colophon-tokens-"));
  let database: Database;
  let answer: (call: string) => Hex;
  beforeAll(async () => {
    database = await openDatabase({ directory: join(folder, "index") });
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await database.db.delete(tokens);
    const unknown = { symbol: "?", name: "?", decimals: 18, told: false, attempts: 0, nextAttempt: 0 };
    await database.db.insert(tokens).values({ address, ...unknown });
  });

  const lane = () => {
    const request = async ({ params }: { params?: unknown }) => {
      const [{ data }] = params as [{ data: string }];
      return answer(data.slice(0, 4));
    };
    const client = createPublicClient({ transport: custom({ request }, { retryCount: 0 }) });
    return tokensLane({ db: database.db, client });
  };
  const row = async () => (await database.db.select().from(tokens).where(eq(tokens.address, address)))[0];
  const settle = async () => {
    const attempts = (await row())?.attempts ?? 0;
    await lane().settle({ address, attempts });
  };

  it("is asked again where the node refused, and known once it answers", async () => {
    answer = () => {
      throw refusal(-32_000, "header not found");
    };
    await settle();
    const refused = await row();
    expect(refused).toMatchObject({ told: false, attempts: 1 });
    expect(refused?.nextAttempt).toBeGreaterThan(0);
    answer = (call) => answers[call] ?? "0x";
    await settle();
    expect(await row()).toMatchObject({
      symbol: "DEMO",
      name: "Demo dollar",
      decimals: 6,
      told: true,
      nextAttempt: null,
    });
  });

  it("isn't asked for ever where it tells nothing", async () => {
    answer = () => {
      throw refusal(3, "execution reverted");
    };
    for (let attempt = 1; attempt < 20; attempt++) {
      await settle();
      expect((await row())?.nextAttempt).not.toBe(null);
    }
    await settle();
    expect(await row()).toMatchObject({ told: false, attempts: 20, nextAttempt: null });
  });

  it.each([
    ["too many requests", () => refusal(-32_005, "limit exceeded")],
    ["a connection that ended", () => new SocketClosedError({ url: "ws://chain.example" })],
  ])("hangs on no attempt that says nothing about it: %s", async (_, error) => {
    answer = () => {
      throw error();
    };
    await expect(settle()).rejects.toThrow();
    expect(await row()).toMatchObject({ attempts: 0, nextAttempt: 0 });
  });
});
