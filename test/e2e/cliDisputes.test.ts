import { demoTokenAbi } from "@colophon/sdk/abis/generated.ts";
import { raise } from "@colophon/sdk/actions/raise.ts";
import { readCredit } from "@colophon/sdk/actions/readCredit.ts";
import { readDispute } from "@colophon/sdk/actions/readDispute.ts";
import { readPool } from "@colophon/sdk/actions/readPool.ts";
import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import { getAddress } from "viem";
import { waitForTransactionReceipt, writeContract } from "viem/actions";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { expectTrouble } from "../../cli/test/support/cliCase.ts";
import { runCli } from "../../cli/test/support/runCli.ts";
import {
  ADA,
  ARBITER,
  type AuditedCampaign,
  type AuditWorld,
  BRAND,
  BRUNO,
  CHIYO,
  startAuditWorld,
} from "../support/auditWorld.ts";

// Every step is a process of its own.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let world: AuditWorld;
beforeAll(async () => {
  world = await startAuditWorld();
});
afterAll(() => world?.stop());

const statement = (by: number, command: string, of: AuditedCampaign, ...flags: string[]) => {
  const env = { ...world.env, COLOPHON_KEY: world.chain.key(by) };
  return runCli(["--json", "statement", command, String(of.campaign), ...flags], { env });
};
const poolOf = ({ campaign }: AuditedCampaign, token: `0x${string}` = ETH) =>
  readPool(world.chain.wallet(BRAND), { deployment: world.deployment, campaign, token });
const disputeOf = ({ campaign }: AuditedCampaign, token: `0x${string}` = ETH) =>
  readDispute(world.chain.wallet(BRAND), { deployment: world.deployment, campaign, token });

/** 1,000 units in a pool, all of them given out by a pending statement with a bond of 10. */
async function proposed(token: `0x${string}` = ETH) {
  const of = await world.open();
  await world.certify(of, ADA, `a work of ${of.campaign}`);
  await world.fund(of, 1_000n, token);
  await world.close(of);
  const { root } = await world.propose(of, { token, total: 1_000n, inputs: await world.inputsOf(of) });
  return { of, root };
}

describe("colophon statement raise", () => {
  it("waits for the arbiter's silence, stakes twice the last for the side that trails, and wins unanswered", async () => {
    const { chain, deployment, account } = world;
    const { of, root } = await proposed();
    const at = ["--root", root, "--yes"];
    expectTrouble(await statement(BRUNO, "raise", of, ...at), "bad-option", /which side/);
    expectTrouble(await statement(BRUNO, "raise", of, ...at, "--stands", "--falls"), "bad-option", /which side/);
    expectTrouble(await statement(BRUNO, "raise", of, ...at, "--stands"), "nothing-pending");
    const other = ["--root", `0x${"1".repeat(64)}`, "--yes", "--stands"];
    expectTrouble(await statement(BRUNO, "raise", of, ...other), "bad-option", /pending statement's root/);

    expect((await statement(CHIYO, "dispute", of, ...at)).json()).toMatchObject({ bond: "10", root });
    expectTrouble(await statement(BRUNO, "raise", of, ...at, "--stands"), "arbiter-may-decide");
    await chain.travelTo((await disputeOf(of)).raisableFrom);
    expectTrouble(await statement(BRUNO, "raise", of, ...at, "--falls"), "already-leads");
    expectTrouble(await statement(BRUNO, "raise", of, "--root", root, "--stands"), "not-confirmed");
    const dry = await statement(BRUNO, "raise", of, "--root", root, "--stands", "--dry-run");
    expect(dry.json()).toMatchObject({ dryRun: true, stands: true, stake: "20" });
    expect(dry.stderr).toContain("the statement shall stand");
    expect(await disputeOf(of)).toMatchObject({ raises: 1, standsLeads: false });

    const raised = await statement(BRUNO, "raise", of, ...at, "--stands");
    expect(raised.status).toBe(0);
    expect(raised.json()).toMatchObject({ stands: true, stake: "20", root });
    expect((await statement(BRUNO, "show", of)).json()).toMatchObject({
      ...{ pool: { state: "disputed" }, dispute: { standsLeads: true, raises: 2, nextRaise: "40" } },
    });
    const { answerBy } = await disputeOf(of);
    await chain.travelTo(answerBy);
    expectTrouble(await statement(CHIYO, "raise", of, ...at, "--falls"), "dispute-over");
    const before = await readCredit(chain.wallet(BRUNO), { deployment, account: account(BRUNO) });
    expect((await statement(CHIYO, "settle", of, "--yes")).status).toBe(0);
    // Of the 10 that lost 5 go to the winners, by stakes of 10 and 20 (1 and 3), and the rest to the pool.
    const after = await readCredit(chain.wallet(BRUNO), { deployment, account: account(BRUNO) });
    expect(after - before).toBe(23n);
    const { claimableFrom } = await poolOf(of);
    await chain.travelTo(Math.max(claimableFrom, await chain.now()) + 1);
    expect(await poolOf(of)).toMatchObject({ state: "none", root, funded: 1_006n });
  });

  it("approves exactly the stake of a token, and makes a proposal fall by the raise that costs nothing", async () => {
    const { chain, deployment, account } = world;
    const { token } = chain;
    const { of, root } = await proposed(token);
    const { campaign } = of;
    for (const by of [BRUNO, CHIYO]) {
      const minted = { address: token, abi: demoTokenAbi, functionName: "mint" } as const;
      const wallet = chain.wallet(by);
      const args = [account(by), 10_000n] as const;
      const hash = await writeContract(wallet, { ...minted, args, chain: null, account: wallet.account });
      await waitForTransactionReceipt(wallet, { hash });
    }
    const at = ["--token", "DEMO", "--root", root, "--yes"];
    expect((await statement(CHIYO, "dispute", of, ...at)).status).toBe(0);
    await chain.travelTo((await disputeOf(of, token)).raisableFrom);
    const first = await statement(BRUNO, "raise", of, ...at, "--stands");
    expect(first.stderr).toContain("an approval of exactly the stake");
    expect(first.json()).toMatchObject({ stake: "20", token: getAddress(token) });
    for (const [by, stands] of [
      [CHIYO, false],
      [BRUNO, true],
      [CHIYO, false],
      [BRUNO, true],
      [CHIYO, false],
    ] as const) {
      await raise(chain.wallet(by), { deployment, campaign, token, stands });
    }
    expect(await disputeOf(of, token)).toMatchObject({ raises: 7, nextRaise: 0n, standsLeads: false });
    const last = await statement(BRUNO, "raise", of, ...at, "--stands");
    expect(last.json()).toMatchObject({ stake: "0" });
    expect(last.stderr).toContain("makes the proposal fall and returns all stakes");
    expect(await poolOf(of, token)).toMatchObject({ state: "none", total: 0n, proposals: 1 });
    const credits = await Promise.all(
      [BRAND, BRUNO, CHIYO].map((by) => readCredit(chain.wallet(by), { deployment, account: account(by), token })),
    );
    expect(credits).toEqual([10n, 20n + 80n + 320n, 10n + 40n + 160n + 640n]);
    expect((await statement(BRUNO, "show", of, "--token", "DEMO")).status).toBe(1);
  });
});

describe("colophon statement propose --empty", () => {
  it("takes no amounts, comes after the roll, and is shown before it is signed", async () => {
    const of = await world.open();
    await world.fund(of, 1_000n);
    expectTrouble(await statement(BRAND, "propose", of, "--empty", "--yes"), "roll-open");
    await world.close(of);
    for (const extra of [["--all"], ["--total", "1"], ["--file", "statement.ndjson"]]) {
      const refused = await statement(BRAND, "propose", of, "--empty", "--yes", ...extra);
      expectTrouble(refused, "bad-option", /empty roll gives out nothing/);
    }
    expectTrouble(await statement(ADA, "propose", of, "--empty", "--yes"), "not-yet-open-to-all");
    expectTrouble(await statement(BRAND, "propose", of, "--empty"), "not-confirmed");
    const dry = await statement(BRAND, "propose", of, "--empty", "--dry-run");
    expect(dry.json()).toMatchObject({ dryRun: true, empty: true, bond: "10" });
    expect(dry.stderr).toContain("no work is on the roll");
    expect(await poolOf(of)).toMatchObject({ state: "none", proposals: 0 });

    const done = await statement(BRAND, "propose", of, "--empty", "--yes");
    expect(done.status).toBe(0);
    expect(done.json()).toMatchObject({ empty: true, number: 1, bond: "10" });
    expect(await poolOf(of)).toMatchObject({ state: "proposed", pendingEmpty: true });
    expectTrouble(await statement(BRAND, "propose", of, "--empty", "--yes"), "proposal-pending");
    await world.letStand(of);
    expect((await statement(ADA, "settle", of, "--yes")).status).toBe(0);
    const shown = await statement(ADA, "show", of);
    expect(shown).toMatchObject({ status: 0 });
    expect(shown.json()).toMatchObject({ pool: { emptyStood: true, total: "0" } });
  });

  it("is disputed and decided by the word empty, and leaves the pool open where it falls", async () => {
    const of = await world.open();
    await world.certify(of, ADA, "there is one");
    await world.fund(of, 1_000n);
    await world.close(of);
    expect((await statement(BRAND, "propose", of, "--empty", "--yes")).status).toBe(0);
    const at = ["--root", "empty", "--yes"];
    expect((await statement(ADA, "dispute", of, ...at)).json()).toMatchObject({ root: null, bond: "10" });
    await world.chain.travelTo((await disputeOf(of)).raisableFrom);
    expect((await statement(BRAND, "raise", of, ...at, "--stands")).json()).toMatchObject({ stake: "20", root: null });
    expect((await statement(ARBITER, "decide", of, ...at, "--falls")).status).toBe(0);
    expect(await poolOf(of)).toMatchObject({ state: "none", emptyStood: false });
    // Its 30 are half the disputer's and half the pool's.
    expect(await poolOf(of)).toMatchObject({ funded: 1_015n });
    const { number } = await world.propose(of, { total: 1_015n, inputs: await world.inputsOf(of) });
    expect(number).toBe(2);
    expect(await world.audit(of)).toMatchObject({
      status: 0,
      report: { statements: [{ number: 2, result: "right" }] },
    });
  });
});
