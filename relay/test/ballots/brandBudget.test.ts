import { pad } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { batches } from "../../src/store/tables.ts";
import { ADA, type BallotWorld, BRAND, startBallotWorld } from "../support/ballotWorld.ts";

const spent = 5_000n;
let the: BallotWorld;
beforeAll(async () => {
  the = await startBallotWorld();
});
afterAll(() => the?.stop());

describe("votes and answers of a campaign whose brand has spent what it pays for within a day", () => {
  it("are refused, and what was taken before is taken again; other brands' aren't", async () => {
    const poll = await the.openedPoll(5_000);
    const before = await the.signed(ADA);
    expect((await the.post("votes", before)).status).toBe(201);
    const now = Math.floor(Date.now() / 1000);
    const row = { campaign: the.campaign, kind: "votes" as const, count: 1, state: "anchored" as const, attempts: [] };
    const rest = { voterRoot: pad("0x", { size: 32 }), final: true, failures: 0, nextTry: 0, formedAt: now };
    await the.db.insert(batches).values({ ...row, ...rest, brand: the.account(BRAND), spent });
    const url = await the.start({ BRAND_BUDGETS: JSON.stringify({ [the.account(BRAND)]: String(spent) }) });
    const more = { details: { direct: true }, message: expect.stringContaining("a transaction of your own") };
    await the.refused(the.post("votes", await the.signed(ADA), url), 429, "budget-spent", more);
    const answer = the.post("answers", await the.answered(poll), url);
    // Of answers there is no direct way.
    await the.refused(answer, 429, "budget-spent", { details: {} });
    expect((await answer).json.details).not.toHaveProperty("direct");
    expect((await the.post("votes", before, url)).status).toBe(201);
    const other = await the.start({ BRAND_BUDGETS: JSON.stringify({ [pad("0x1", { size: 20 })]: "0" }) });
    expect((await the.post("votes", await the.signed(ADA), other)).status).toBe(201);
  });
});
