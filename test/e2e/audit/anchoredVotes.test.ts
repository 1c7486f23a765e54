import { anchor } from "@colophon/sdk/actions/anchor.ts";
import { cancelSignatures } from "@colophon/sdk/actions/cancelSignatures.ts";
import { signVote } from "@colophon/sdk/actions/signVote.ts";
import { vote } from "@colophon/sdk/actions/vote.ts";
import type { BatchRecord } from "@colophon/sdk/batches/batch.ts";
import { batchTree } from "@colophon/sdk/batches/batchTree.ts";
import { compactSignature } from "@colophon/sdk/batches/compactSignature.ts";
import { encodeBatch } from "@colophon/sdk/batches/encodeBatch.ts";
import { rawBlockOfBytes } from "@colophon/sdk/content/rawBlockOf.ts";
import { parseAccount } from "@colophon/sdk/ids/account.ts";
import { NO_DIGEST } from "@colophon/sdk/ids/digest.ts";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  ADA,
  type AuditedCampaign,
  type AuditWorld,
  BRUNO,
  CHIYO,
  RELAY,
  startAuditWorld,
} from "../../support/auditWorld.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let world: AuditWorld;
beforeAll(async () => {
  world = await startAuditWorld();
});
afterAll(() => world?.stop());

/** Half by votes. Works: ada's, and two of bruno's. */
async function campaignWithVotes(): Promise<AuditedCampaign> {
  const now = await world.chain.now();
  const of = await world.open({ equalBps: 5_000, communityBps: 5_000, votesClose: now + 3_600 });
  await world.certify(of, ADA, `ada's in ${of.campaign}`);
  await world.certify(of, BRUNO, `bruno's in ${of.campaign}`);
  await world.certify(of, BRUNO, `bruno's other in ${of.campaign}`);
  await world.fund(of, 10_000n);
  return of;
}

interface Vote {
  by: number;
  work: number;
  votes: number;
  deadline?: bigint;
}
const direct = async (of: AuditedCampaign, { by, work, votes }: Vote) => {
  const { chain, deployment } = world;
  const id = of.works[work]?.id ?? "";
  await vote(chain.wallet(by), { deployment, campaign: of.campaign, votes: [{ id, votes }] });
};
const signed = async (of: AuditedCampaign, { by, work, votes, ...more }: Vote): Promise<BatchRecord> => {
  const { chain, deployment, account } = world;
  const { campaign } = of;
  const id = of.works[work]?.id ?? "0x";
  const deadline = more.deadline ?? BigInt(await chain.now()) + 50_000n;
  const { epoch, signature } = await signVote(chain.wallet(by), { deployment, campaign, id, votes, deadline });
  const terms = { epoch: epoch ?? 0, deadline, signature: compactSignature(signature), proof: [] };
  return { kind: "votes", signer: parseAccount(account(by)), id, votes, ...terms };
};
/** Anchors votes. @returns the data file */
const anchored = async (
  of: AuditedCampaign,
  records: BatchRecord[],
  more: { stored?: boolean; bytes?: Uint8Array<ArrayBuffer>; count?: number } = {},
) => {
  const { chain, deployment } = world;
  const { campaign, config } = of;
  const header = {
    ...({ kind: "votes", chainId: deployment.chainId, contract: parseAccount(deployment.curation), campaign } as const),
    ...({ config: `0x${"0".repeat(40)}`, voterRoot: NO_DIGEST } as const),
  };
  const bytes = more.bytes ?? encodeBatch(header, records);
  const { digest, cid } = rawBlockOfBytes(bytes);
  if (more.stored !== false) await world.put(bytes);
  const { root } = batchTree(header, records).tree;
  const data = { digest, codec: "raw" } as const;
  const count = more.count ?? records.length;
  await anchor(chain.wallet(RELAY), { deployment, campaign, kind: "votes", root, count, data, config });
  return { bytes, root, cid };
};
const votesOf = async (of: AuditedCampaign, inputs: Uint8Array<ArrayBuffer>) => {
  const { roll } = await world.rollOf(of, inputs);
  const votes = of.works.map(({ id }) => roll.works.find((work) => work.id === id)?.votes);
  return { votes, outcomes: roll.votes.map(({ outcome }) => outcome), roll };
};

describe("the audit of anchored votes", () => {
  it("spends a voter's credits in the order of the log, direct and anchored alike", async () => {
    const of = await campaignWithVotes();
    await direct(of, { by: ADA, work: 1, votes: 6 });
    const first = await anchored(of, [
      await signed(of, { by: ADA, work: 2, votes: 9 }),
      await signed(of, { by: ADA, work: 2, votes: 8 }),
      await signed(of, { by: ADA, work: 1, votes: 1 }),
      await signed(of, { by: ADA, work: 0, votes: 1 }),
    ]);
    await direct(of, { by: ADA, work: 2, votes: 1 });
    const second = await anchored(of, [
      await signed(of, { by: BRUNO, work: 0, votes: 10 }),
      await signed(of, { by: CHIYO, work: 0, votes: 1 }),
    ]);
    await direct(of, { by: BRUNO, work: 0, votes: 1 });
    await world.close(of);
    const inputs = await world.inputsOf(of, { anchors: [first.bytes, second.bytes] });
    const { votes, outcomes, roll } = await votesOf(of, inputs);
    expect(outcomes).toEqual([
      // 36 of 100; 81 more are too many, 64 more are just enough, and then there is nothing left.
      ...["counted", "over-budget", "counted", "over-budget", "own-work", "over-budget"],
      ...["counted", "not-eligible", "over-budget"],
    ]);
    expect(votes).toEqual([10, 6, 8]);
    await world.propose(of, { total: 10_000n, inputs });
    expect(await world.audit(of)).toMatchObject({ status: 0, report: { result: "right" } });

    // Whoever counts the vote that was too much is found out.
    const { token } = world.chain;
    await world.fund(of, 1_000n, token);
    const works = roll.works.map((work) => ({ ...work, votes: work.id === of.works[2]?.id ? 9 : work.votes }));
    await world.propose(of, { token, total: 1_000n, inputs }, { ...roll, works });
    const lying = await world.audit(of, "--token", token);
    expect(lying.status).toBe(1);
    expect(lying.report.statements[0]?.difference).toMatchObject({
      ...{ where: "work", key: of.works[2]?.id, field: "votes", found: "9", expected: "8" },
    });
  });

  it("skips leaves that don't hold, alone, and counts what was signed once once", async () => {
    const { chain, deployment, account } = world;
    const of = await campaignWithVotes();
    const good = await signed(of, { by: ADA, work: 1, votes: 2 });
    const cancelled = await signed(of, { by: BRUNO, work: 0, votes: 3 });
    await cancelSignatures(chain.wallet(BRUNO), { deployment });
    const forged = { ...(await signed(of, { by: CHIYO, work: 1, votes: 9 })), signer: parseAccount(account(BRUNO)) };
    const late = await signed(of, { by: ADA, work: 2, votes: 4, deadline: BigInt(await chain.now()) - 1n });
    const first = await anchored(of, [forged, cancelled, late, good]);
    const again = await anchored(of, [good, await signed(of, { by: BRUNO, work: 0, votes: 4 })]);
    await world.close(of);
    const inputs = await world.inputsOf(of, { anchors: [first.bytes, again.bytes] });
    expect(await votesOf(of, inputs)).toMatchObject({ votes: [4, 2, 0], outcomes: ["counted", "counted"] });
    await world.propose(of, { total: 10_000n, inputs });
    expect(await world.audit(of)).toMatchObject({ status: 0, report: { result: "right" } });
  });

  it("counts nothing of an anchor whose data nobody has, and contests inputs without it once somebody does", async () => {
    const of = await campaignWithVotes();
    await direct(of, { by: ADA, work: 1, votes: 3 });
    const withheld = await anchored(of, [await signed(of, { by: BRUNO, work: 0, votes: 5 })], { stored: false });
    const fine = await anchored(of, [await signed(of, { by: ADA, work: 2, votes: 2 })]);
    await world.close(of);
    const inputs = await world.inputsOf(of, { anchors: [fine.bytes] });
    expect((await votesOf(of, inputs)).votes).toEqual([0, 3, 2]);
    await world.propose(of, { total: 10_000n, inputs });
    const missing = await world.audit(of);
    expect(missing).toMatchObject({ status: 0, report: { result: "right" } });
    expect(missing.report.statements[0]?.trusted.join(" ")).toContain("1 things that the inputs leave out");
    await world.put(withheld.bytes);
    const there = await world.audit(of);
    expect(there).toMatchObject({ status: 1, report: { answer: false, result: "contested" } });
    expect(there.report.statements[0]?.finding).toContain(withheld.cid);
  });

  it("takes data from the inputs alone, though no gateway has it", async () => {
    const of = await campaignWithVotes();
    const kept = await anchored(of, [await signed(of, { by: BRUNO, work: 0, votes: 5 })], { stored: false });
    await world.close(of);
    const inputs = await world.inputsOf(of, { anchors: [kept.bytes] });
    expect((await votesOf(of, inputs)).votes).toEqual([5, 0, 0]);
    await world.propose(of, { total: 10_000n, inputs });
    expect(await world.audit(of)).toMatchObject({ status: 0, report: { result: "right" } });
  });

  it("names data that isn't what was anchored, and counts nothing of it, in the inputs or out of them", async () => {
    const of = await campaignWithVotes();
    const one = async (votes: number) => [await signed(of, { by: ADA, work: 1, votes })];
    const elsewhere = await anchored(of, await one(1), { stored: false });
    const broken = elsewhere.bytes.slice();
    broken[9] = 77;
    const malformed = await anchored(of, await one(2), { bytes: broken });
    const mismatched = await anchored(of, await one(3), { bytes: elsewhere.bytes.slice() });
    const miscounted = await anchored(of, await one(4), { count: 2 });
    const fine = await anchored(of, await one(5));
    await world.close(of);
    const bad = [malformed, mismatched, miscounted];
    const inputs = await world.inputsOf(of, { anchors: [fine.bytes] });
    // The first anchor's data is the third's, too: of the first it is what was anchored.
    const all = await world.inputsOf(of, { anchors: [elsewhere.bytes, broken, miscounted.bytes, fine.bytes] });
    expect((await votesOf(of, inputs)).votes).toEqual([0, 5, 0]);
    expect((await votesOf(of, all)).votes).toEqual([0, 6, 0]);
    await world.propose(of, { total: 10_000n, inputs: all });
    const { status, report } = await world.audit(of);
    expect(status).toBe(0);
    const trusted = report.statements[0]?.trusted.join(" ") ?? "";
    for (const { root } of bad) expect(trusted).toContain(`${root} isn't what was anchored`);
    for (const { root } of [elsewhere, fine]) expect(trusted).not.toContain(`${root} isn't`);

    // Left out, what is no data is missed by nobody; the one that is, is.
    const { token } = world.chain;
    await world.fund(of, 1_000n, token);
    const without = await world.inputsOf(of, { anchors: [elsewhere.bytes, fine.bytes] });
    expect((await votesOf(of, without)).votes).toEqual([0, 6, 0]);
    await world.propose(of, { token, total: 1_000n, inputs: without });
    expect(await world.audit(of, "--token", token)).toMatchObject({ status: 0, report: { result: "right" } });
  });

  it("finds data of anchors in another order than the log's", async () => {
    const of = await campaignWithVotes();
    const first = await anchored(of, [await signed(of, { by: ADA, work: 1, votes: 1 })]);
    const second = await anchored(of, [await signed(of, { by: BRUNO, work: 0, votes: 1 })]);
    await world.close(of);
    const right = await world.inputsOf(of, { anchors: [first.bytes, second.bytes] });
    const turned = await world.inputsOf(of, { anchors: [second.bytes, first.bytes] });
    await world.put(turned);
    const rewrite = (lines: readonly string[]) =>
      lines.with(0, (lines[0] ?? "").replace(rawBlockOfBytes(right).cid, rawBlockOfBytes(turned).cid));
    await world.propose(of, { total: 10_000n, inputs: right, rewrite });
    const { status, report } = await world.audit(of);
    expect(status).toBe(1);
    expect(report.statements[0]?.finding).toMatch(/order of the log/);
  });
});
