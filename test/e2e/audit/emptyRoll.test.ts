import { proposeEmpty } from "@colophon/sdk/actions/proposeEmpty.ts";
import { readSchedule } from "@colophon/sdk/actions/readSchedule.ts";
import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import { review } from "@colophon/sdk/actions/review.ts";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ADA, type AuditWorld, BRAND, BRUNO, startAuditWorld } from "../../support/auditWorld.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let world: AuditWorld;
beforeAll(async () => {
  world = await startAuditWorld();
});
afterAll(() => world?.stop());

const proposeNothing = async (campaign: number, token: `0x${string}` = ETH) => {
  const { chain, deployment } = world;
  await proposeEmpty(chain.wallet(BRAND), { deployment, campaign, token });
};

describe("the audit of the claim that a roll is empty", () => {
  it("is right where nobody certified anything, pending and once it stands", async () => {
    const of = await world.open();
    await world.fund(of, 1_000n);
    await world.close(of);
    await proposeNothing(of.campaign);
    const pending = await world.audit(of);
    expect(pending).toMatchObject({ status: 0, report: { answer: true, result: "right" } });
    expect(pending.report.statements).toMatchObject([{ file: null, state: "pending", works: 0, finding: null }]);
    await world.letStand(of);
    const stands = await world.audit(of);
    expect(stands).toMatchObject({ status: 0, report: { statements: [{ file: null, state: "stands" }] } });
  });

  it("is right where all works were rejected, and names them", async () => {
    const { chain, deployment, account } = world;
    const of = await world.open();
    const id = await world.certify(of, ADA, "rejected");
    await world.fund(of, 1_000n);
    const { reviewStarts } = await readSchedule(chain.wallet(BRAND), { deployment, campaign: of.campaign });
    await chain.travelTo(reviewStarts);
    const verdict = { id, author: account(ADA), accepted: false, reason: 1 } as const;
    await review(chain.wallet(BRAND), { deployment, campaign: of.campaign, verdicts: [verdict] });
    await world.close(of);
    await proposeNothing(of.campaign);
    const { status, report } = await world.audit(of);
    expect(status).toBe(0);
    expect(report.statements).toMatchObject([{ result: "right", off: [{ id, why: "rejected" }] }]);
  });

  it("is wrong where one accepted work can be had, and untold where none can be", async () => {
    const of = await world.open();
    await world.certify(of, ADA, "hidden", { stored: false });
    const id = await world.certify(of, BRUNO, "there tomorrow", { stored: false });
    await world.fund(of, 1_000n);
    await world.close(of);
    await proposeNothing(of.campaign);
    const untold = await world.audit(of);
    expect(untold.status).toBe(2);
    expect(untold.report.error?.message).toContain("2 accepted works");
    await world.put(new TextEncoder().encode("there tomorrow"));
    const wrong = await world.audit(of);
    expect(wrong).toMatchObject({ status: 1, report: { answer: false, result: "wrong" } });
    expect(wrong.report.statements[0]?.finding).toContain(id);
  });

  it("leaves a statement that comes after it, and one in another pool, what they are", async () => {
    const { token } = world.chain;
    const of = await world.open();
    await world.certify(of, ADA, "one that was kept quiet");
    for (const pool of [ETH, token]) await world.fund(of, 1_000n, pool);
    await world.close(of);
    await proposeNothing(of.campaign);
    await world.letStand(of);
    const inputs = await world.inputsOf(of);
    // It pins nothing, so that it fixes nothing.
    await world.propose(of, { total: 1_000n, inputs });
    await world.propose(of, { token, total: 1_000n, inputs });
    const { status, report } = await world.audit(of);
    expect(status).toBe(1);
    const seen = report.statements.map(({ file, result, state }) => [file === null, result, state]);
    expect(seen).toEqual([
      [true, "wrong", "stands"],
      [false, "right", "pending"],
      [false, "right", "pending"],
    ]);
    expect(await world.audit(of, "--token", token)).toMatchObject({ status: 0, report: { result: "right" } });
  });
});
