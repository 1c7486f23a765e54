import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import type { AccountAmount } from "@colophon/sdk/rewards/types.ts";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ADA, type AuditedCampaign, type AuditWorld, BRUNO, CHIYO, startAuditWorld } from "../../support/auditWorld.ts";

// Every audit is a process of its own.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let world: AuditWorld;
beforeAll(async () => {
  world = await startAuditWorld();
});
afterAll(() => world?.stop());

/** Three works by two authors, one of them a remix with a co-author; 1,000 units in each pool; the roll closed. */
async function campaignOf(pools: readonly `0x${string}`[] = [ETH]): Promise<AuditedCampaign> {
  const of = await world.open();
  const parent = await world.certify(of, ADA, `one of ${of.campaign}`);
  await world.certify(of, BRUNO, `two of ${of.campaign}`);
  const credits: [number, number][] = [
    [BRUNO, 6_000],
    [CHIYO, 4_000],
  ];
  await world.certify(of, BRUNO, `three of ${of.campaign}`, { parents: [parent], credits });
  for (const token of pools) await world.fund(of, 1_000n, token);
  await world.close(of);
  return of;
}

/** One unit from one account to another. */
function shifted(accounts: readonly AccountAmount[]): AccountAmount[] {
  return accounts.map(({ account, cumulative }, place) => ({
    account,
    cumulative: cumulative + (place === 0 ? 1n : place === 1 ? -1n : 0n),
  }));
}

describe("the audit of several statements on one roll", () => {
  it("follows a chain of three in one pool, each adding to the one before", async () => {
    const of = await campaignOf();
    const inputs = await world.inputsOf(of);
    const first = await world.propose(of, { total: 501n, inputs });
    await world.letStand(of);
    const second = await world.propose(of, { total: 803n, inputs, previous: first });
    await world.letStand(of);
    await world.propose(of, { total: 1_000n, inputs, previous: second });
    const pending = await world.audit(of);
    expect(pending).toMatchObject({ status: 0, report: { answer: true, result: "right" } });
    expect(pending.report.statements.map(({ number, state, finding }) => [number, state, finding])).toEqual([
      [1, "superseded", null],
      [2, "stands", null],
      [3, "pending", null],
    ]);
    await world.letStand(of);
    const { report } = await world.audit(of);
    expect(report.statements.map(({ state }) => state)).toEqual(["superseded", "superseded", "stands"]);
  });

  it("follows two pools on one roll, two statements in each", async () => {
    const { token } = world.chain;
    const of = await campaignOf([ETH, token]);
    const inputs = await world.inputsOf(of);
    const firsts = new Map<string, Awaited<ReturnType<AuditWorld["propose"]>>>();
    for (const pool of [ETH, token]) firsts.set(pool, await world.propose(of, { token: pool, total: 777n, inputs }));
    await world.letStand(of, token);
    for (const pool of [token, ETH]) {
      const previous = firsts.get(pool);
      if (previous !== undefined) await world.propose(of, { token: pool, total: 1_000n, inputs, previous });
    }
    const both = await world.audit(of);
    expect(both).toMatchObject({ status: 0, report: { result: "right" } });
    expect(both.report.statements.map(({ token: pool, number }) => [pool, number])).toEqual([
      [ETH, 1],
      [token.toLowerCase(), 1],
      [token.toLowerCase(), 2],
      [ETH, 2],
    ]);
    const one = await world.audit(of, "--token", token);
    expect(one.report.statements.map(({ number, result }) => [number, result])).toEqual([
      [1, "right"],
      [2, "right"],
    ]);
  });

  it("finds a second statement that changes nothing but what people had before, and goes on from what stands", async () => {
    const of = await campaignOf();
    const inputs = await world.inputsOf(of);
    const first = await world.propose(of, { total: 500n, inputs });
    await world.letStand(of);
    const second = await world.propose(of, { total: 800n, inputs, previous: first, earlier: shifted });
    const found = await world.audit(of);
    expect(found).toMatchObject({ status: 1, report: { answer: false, result: "wrong" } });
    expect(found.report.statements.map(({ result }) => result)).toEqual(["right", "wrong"]);
    const [, wrong] = found.report.statements;
    // Its works are as computed, and so is its sum: only what two accounts had is not.
    expect(wrong?.difference).toMatchObject({
      where: "account",
      key: first.accounts[0]?.account,
      field: "cumulative",
      found: `"${second.accounts[0]?.cumulative}"`,
      expected: `"${(second.accounts[0]?.cumulative ?? 0n) - 1n}"`,
    });
    // Two accounts, the root in the header, and the root on chain.
    expect(wrong?.differences).toBe(4);

    // Nobody disputed it: people claim by it, so that the third has to add to it, and not to what should have been.
    await world.letStand(of);
    await world.propose(of, { total: 1_000n, inputs, previous: second });
    const after = await world.audit(of);
    expect(after.status).toBe(1);
    expect(after.report.statements.map(({ result }) => result)).toEqual(["right", "wrong", "right"]);
  });

  it("finds a second statement that names another file than what stands", async () => {
    const of = await campaignOf();
    const inputs = await world.inputsOf(of);
    const first = await world.propose(of, { total: 500n, inputs });
    await world.letStand(of);
    const elsewhere = { ...first, cid: await world.put(new TextEncoder().encode("another file")) };
    await world.propose(of, { total: 1_000n, inputs, previous: elsewhere });
    const { status, report } = await world.audit(of);
    expect(status).toBe(1);
    expect(report.statements[1]).toMatchObject({
      result: "wrong",
      differences: 1,
      difference: { where: "header", field: "previous", found: expect.stringContaining(elsewhere.cid) },
    });
  });

  it("finds one that forgets what was given before", async () => {
    const of = await campaignOf();
    const inputs = await world.inputsOf(of);
    await world.propose(of, { total: 500n, inputs });
    await world.letStand(of);
    await world.propose(of, { total: 1_000n, inputs });
    const { status, report } = await world.audit(of);
    expect(status).toBe(1);
    expect(report.statements[1]).toMatchObject({ result: "wrong", difference: { where: "header", field: "previous" } });
  });
});

describe("the audit of statements whose files can't be had", () => {
  it("says so, of it and of what adds to it, and speaks once the file is there", async () => {
    const of = await campaignOf();
    const inputs = await world.inputsOf(of);
    let lines: readonly string[] = [];
    const first = await world.propose(of, {
      total: 500n,
      inputs,
      stored: false,
      rewrite: (own) => {
        lines = own;
        return own;
      },
    });
    await world.letStand(of);
    await world.propose(of, { total: 1_000n, inputs, previous: first });
    const gone = await world.audit(of);
    expect(gone.status).toBe(2);
    expect(gone.report.error).toMatchObject({ code: "content-unavailable" });
    expect(gone.report.error?.message).toContain(first.cid);
    expect(gone.stderr).not.toMatch(/\n\s+at /);
    await world.put(new TextEncoder().encode(lines.join("")));
    expect(await world.audit(of)).toMatchObject({ status: 0, report: { result: "right" } });
  });

  it("still finds the other pool's statement wrong, which weighs more", async () => {
    const { token } = world.chain;
    const of = await campaignOf([ETH, token]);
    const inputs = await world.inputsOf(of);
    await world.propose(of, { total: 1_000n, inputs, stored: false });
    await world.put(inputs);
    await world.propose(of, { token, total: 1_000n, inputs, rewrite: (lines) => lines.slice(0, -1) });
    const { status, report } = await world.audit(of);
    expect(status).toBe(1);
    expect(report.statements.map(({ result }) => result)).toEqual(["unavailable", "wrong"]);
    expect(await world.audit(of, "--token", "eth")).toMatchObject({ status: 2 });
  });
});
