import { demoTokenAbi } from "@colophon/sdk/abis/generated.ts";
import { fund } from "@colophon/sdk/actions/fund.ts";
import { proposeStatement } from "@colophon/sdk/actions/proposeStatement.ts";
import { readSchedule } from "@colophon/sdk/actions/readSchedule.ts";
import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import { type ApiRoll, campaign as campaignSchema, roll as rollSchema } from "@colophon/sdk/api/schemas.ts";
import type { AuditReport } from "@colophon/sdk/audit/auditReport.ts";
import { collectInputs } from "@colophon/sdk/audit/collectInputs.ts";
import { gatewaySource } from "@colophon/sdk/audit/gatewaySource.ts";
import { parseCid } from "@colophon/sdk/content/parseCid.ts";
import { codecOf } from "@colophon/sdk/ids/names.ts";
import { computeStatement } from "@colophon/sdk/rewards/computeStatement.ts";
import { writeStatement } from "@colophon/sdk/rewards/writeStatement.ts";
import type { Address } from "viem";
import { waitForTransactionReceipt, writeContract } from "viem/actions";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type CliCase, startCliCase } from "../../cli/test/support/cliCase.ts";
import { quickSettings } from "../../sdk/test/support/works.ts";
import { falsify } from "../support/falsify.ts";

const PATIENCE = { timeout: 120_000, interval: 500 };
const TOTAL = 1_000_003n;

// Every step is a process of its own.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

let the: CliCase;
beforeAll(async () => {
  the = await startCliCase();
});
afterAll(() => the?.stack.stop());

/** Two authors with three works, one of them a remix with a co-author; money in ETH and in a token; the roll closed. */
async function campaignWithWorks(name: string): Promise<{ campaign: number; roll: ApiRoll }> {
  const { chain, urls } = the.stack;
  const { deployment, token } = chain;
  const { campaign } = await the.open();
  const flags = ["--campaign", String(campaign), "--ai", "none", "--accept-terms"];
  const certify = async (file: string, author: number, more: string[] = []): Promise<string> => {
    const path = await the.file(`${name}-${file}.txt`);
    const done = await the.cli(["certify", path, "--title", file, ...flags, ...more], the.as(author));
    expect(done.status, done.stderr).toBe(0);
    return (done.json() as { id: string }).id;
  };
  await certify("one", 2);
  const two = await certify("two", 3);
  await certify("three", 2, ["--parent", two]);
  const brand = chain.wallet(0);
  const args = [brand.account.address, TOTAL * 2n] as const;
  const hash = await writeContract(brand, {
    address: token,
    abi: demoTokenAbi,
    functionName: "mint",
    args,
    chain: null,
    account: brand.account,
  });
  await waitForTransactionReceipt(brand, { hash });
  await fund(brand, { deployment, campaign, token, amount: TOTAL });
  await fund(brand, { deployment, campaign, token: ETH, amount: TOTAL });
  await vi.waitFor(async () => {
    const answer: unknown = await (await fetch(`${urls.api}/v1/campaigns/${campaign}`)).json();
    expect(campaignSchema.parse(answer).counts).toMatchObject({ works: 3, verified: 3 });
  }, PATIENCE);
  const { rollAt } = await readSchedule(brand, { deployment, campaign });
  await chain.travelTo(rollAt);
  const roll = await vi.waitFor(async () => {
    const read = rollSchema.parse(await (await fetch(`${urls.api}/v1/campaigns/${campaign}/roll`)).json());
    expect(read.closed).toBe(true);
    expect(read.works).toHaveLength(3);
    return read;
  }, PATIENCE);
  return { campaign, roll };
}

const inputsOf = async (roll: ApiRoll): Promise<string> => {
  const { deployment } = the.stack.chain;
  const from = { chainId: deployment.chainId, contract: deployment.contributions };
  const car = await collectInputs(roll, { ...from, ipfs: gatewaySource(the.stack.urls.gateway) });
  return the.stack.upload(new Uint8Array(Buffer.concat(car)));
};

const linesOf = (roll: ApiRoll, token: Address, inputs: string): string[] => {
  const { chainId, rewardPools: pool } = the.stack.chain.deployment;
  const { campaign, works, rollAt } = roll;
  const statement = computeStatement({
    chainId,
    pool,
    campaign,
    token,
    rule: quickSettings(0),
    roll: works,
    total: TOTAL,
  });
  const block = { number: roll.block, hash: roll.blockHash };
  return [...writeStatement(statement, { rollAt, block, inputs, code: "test" })];
};

const propose = async (campaign: number, token: Address, lines: readonly string[]): Promise<void> => {
  const { root } = JSON.parse(lines[0] ?? "") as { root: `0x${string}` };
  const { digest, codec } = parseCid(await the.stack.upload(new TextEncoder().encode(lines.join(""))));
  const { deployment } = the.stack.chain;
  const statement = { digest, codec: codecOf(codec) };
  await proposeStatement(the.stack.chain.wallet(0), { deployment, campaign, token, total: TOTAL, root, statement });
};

describe("colophon audit, with index, API, database and relay stopped", () => {
  it("says of right statements that they are, and of false ones what is false", async () => {
    const { chain, services } = the.stack;
    const { token } = chain;
    await services.indexer.start();

    // By the time of the audits this one's statements stand, and the other's are pending.
    const honest = await campaignWithWorks("honest");
    const inputs = await inputsOf(honest.roll);
    await propose(honest.campaign, token, linesOf(honest.roll, token, inputs));
    // One unit moved between two accounts, with its own consistent works, sums and root.
    const moved = falsify(linesOf(honest.roll, ETH, inputs), { deep: true });
    await propose(honest.campaign, ETH, moved.lines);

    const unlike = await campaignWithWorks("unlike");
    // A verified work is said to be unavailable, and everything else follows from that.
    const [left, ...others] = unlike.roll.works;
    const content = await contentOf(left?.id ?? "");
    const without: ApiRoll = {
      ...unlike.roll,
      works: others,
      unverified: [{ cid: content, state: "unavailable" }],
    };
    await propose(unlike.campaign, ETH, linesOf(without, ETH, await inputsOf(without)));
    const shallow = falsify(linesOf(unlike.roll, token, await inputsOf(unlike.roll)), { deep: false });
    await propose(unlike.campaign, token, shallow.lines);

    await services.indexer.stop();
    await services.relay.stop();
    await expect(fetch(the.stack.urls.api)).rejects.toThrow();
    const audit = async (campaign: number, ...flags: string[]) => {
      const done = await the.cli(["audit", String(campaign), ...flags]);
      return { status: done.status, stderr: done.stderr, report: done.json() as AuditReport & { answer: boolean } };
    };

    const right = await audit(honest.campaign, "--token", token);
    expect(right.stderr).toContain("is right: 3 works and 2 accounts");
    expect(right).toMatchObject({ status: 0, report: { answer: true, result: "right" } });
    expect(right.report.statements).toMatchObject([{ number: 1, state: "stands", works: 3, inputs }]);
    const hashed = await audit(honest.campaign, "--token", token, "--content");
    expect(hashed.stderr).toContain("3 contents");
    expect(hashed).toMatchObject({ status: 0, report: { statements: [{ trusted: [] }] } });

    const wrong = await audit(honest.campaign, "--token", "eth");
    expect(wrong).toMatchObject({ status: 1, report: { answer: false, result: "wrong" } });
    const [false1] = wrong.report.statements;
    expect(false1?.difference).toMatchObject({ where: "work", key: moved.work });
    expect(false1?.finding).toContain(moved.work ?? "nothing");
    const both = await audit(honest.campaign);
    expect(both.status).toBe(1);
    expect(both.report.statements.map(({ result }) => result).sort()).toEqual(["right", "wrong"]);

    const accounts = await audit(unlike.campaign, "--token", token);
    expect(accounts.status).toBe(1);
    const [false2] = accounts.report.statements;
    expect(false2?.difference?.where).toBe("account");
    expect([shallow.from, shallow.to]).toContain(false2?.difference?.key);

    const missing = await audit(unlike.campaign, "--token", "eth");
    expect(missing).toMatchObject({ status: 1, report: { result: "contested" } });
    expect(missing.report.statements[0]?.finding).toContain(left?.id);

    expect(missing.report.statements[0]).toMatchObject({ state: "pending" });

    const nobody = await the.cli(["audit", "99"]);
    expect(nobody.status).toBe(2);
  });
});

/** The CID of a work's content, from the chain. */
async function contentOf(id: string): Promise<string> {
  const found = await the.cli(["verify", id]);
  return (found.json() as { cid: string }).cid;
}
