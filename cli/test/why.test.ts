import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { computeStatement } from "@colophon/sdk/rewards/computeStatement.ts";
import { writeStatement } from "@colophon/sdk/rewards/writeStatement.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "./support/runCli.ts";

const account = (n: number) => `0x${n.toString(16).padStart(40, "0")}`;
const id = (n: number) => `0x00000007${n.toString(16).padStart(56, "0")}`;
const credits = (n: number) => [{ account: account(n), bps: 10_000 }];

describe("colophon why --file", () => {
  const folder = mkdtempSync(join(tmpdir(), "colophon-why-"));
  const path = join(folder, "statement.ndjson");
  const why = (subject: string, ...flags: string[]) => runCli(["why", "7", subject, "--file", path, ...flags], {});

  beforeAll(() => {
    const statement = computeStatement({
      ...{ chainId: 1, pool: account(0xaa), campaign: 7, token: account(0), total: 12n * 10n ** 17n },
      rule: { equalBps: 10_000, curatedBps: 0, communityBps: 0, lineageBps: 2_000 },
      roll: [
        { id: id(1), author: account(1), certifiedAt: 10, parents: [], score: 0, votes: 0, credits: credits(1) },
        { id: id(2), author: account(2), certifiedAt: 20, parents: [id(1)], score: 0, votes: 0, credits: credits(2) },
        { id: id(3), author: account(3), certifiedAt: 30, parents: [id(8)], score: 0, votes: 0, credits: credits(3) },
      ],
    });
    const sources = { rollAt: 50, block: { number: 9, hash: `0x${"ab".repeat(32)}` }, code: "test 1" };
    writeFileSync(path, [...writeStatement(statement, sources)].join(""));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("explains an account, in words and exact amounts, without any service", async () => {
    const { status, stdout } = await why(account(1));
    expect(status).toBe(0);
    expect(stdout).toContain("This statement gives out 1.2 ETH over 3 accepted works.");
    expect(stdout).toContain("1 remix of these works passed on 0.08 ETH to them.");
    expect(stdout).toMatch(/^in all +0\.48 ETH$/m);
  });

  it("explains a work, and why a parent got nothing", async () => {
    const answer = await why(id(3));
    expect(answer.status).toBe(0);
    expect(answer.stdout).toMatch(/got nothing, because it is not on this roll .* its part, 0\.08 ETH, stays here/);
    const { json } = { json: (await why(id(1), "--json")).json() };
    expect(json).toMatchObject({
      explanations: [
        { work: { received: (8n * 10n ** 16n).toString() }, remixes: [{ id: id(2) }], contradictions: [] },
      ],
    });
  });

  it("answers no for who gets nothing, and names what it can't read", async () => {
    expect((await why(account(9))).status).toBe(1);
    expect((await why(id(9))).status).toBe(1);
    for (const [subject, flags, code] of [
      ["nobody", [], "bad-option"],
      [account(1), ["--token", account(5)], "bad-option"],
      [account(1), ["--token", "USDC"], "bad-option"],
    ] as const) {
      const answer = await why(subject, ...flags, "--json");
      expect(answer.status).toBe(2);
      expect(answer.json()).toMatchObject({ error: { code } });
    }
    writeFileSync(join(folder, "cut"), "{");
    const cut = await runCli(["why", "7", account(1), "--file", join(folder, "cut"), "--json"], {});
    expect(cut.json()).toMatchObject({ error: { code: "malformed-statement-truncated" } });
  });
});
