import { describe, expect, it } from "vitest";
import { describeAccount } from "../../src/explain/describeAccount.ts";
import { describeWork } from "../../src/explain/describeWork.ts";
import { explainAccount } from "../../src/explain/explainAccount.ts";
import { explainWork } from "../../src/explain/explainWork.ts";
import { readExplanation } from "../../src/explain/readExplanation.ts";
import { sayPoints } from "../../src/explain/sayAmount.ts";
import { computeStatement } from "../../src/rewards/computeStatement.ts";
import type { StatementInput } from "../../src/rewards/types.ts";
import { statementLines, writeStatement } from "../../src/rewards/writeStatement.ts";

const account = (n: number) => `0x${n.toString(16).padStart(40, "0")}`;
const id = (n: number) => `0x00000007${n.toString(16).padStart(56, "0")}`;
const ETH = { symbol: "ETH", decimals: 18 };
const SOURCES = { rollAt: 1_000, block: { number: 9, hash: `0x${"ab".repeat(32)}` }, code: "test 1" };

const INPUT: StatementInput = {
  chainId: 1,
  pool: account(0xaa),
  campaign: 7,
  token: account(0),
  rule: { equalBps: 5_000, curatedBps: 3_000, communityBps: 2_000, lineageBps: 2_000 },
  total: 1_001n,
  roll: [
    {
      id: id(1),
      author: account(1),
      certifiedAt: 10,
      parents: [],
      score: 9_000,
      votes: 1,
      credits: [{ account: account(1), bps: 10_000 }],
    },
    {
      id: id(2),
      author: account(2),
      certifiedAt: 20,
      parents: [id(1), id(9)],
      score: 1_000,
      votes: 4,
      credits: [
        { account: account(2), bps: 6_000 },
        { account: account(1), bps: 4_000 },
      ],
    },
    {
      id: id(3),
      author: account(3),
      certifiedAt: 20,
      parents: [id(2)],
      score: 0,
      votes: 0,
      credits: [{ account: account(3), bps: 10_000 }],
    },
  ],
};

const bytesOf = (input: StatementInput, previous?: string) => {
  const text = [...writeStatement(computeStatement(input), { ...SOURCES, previous })].join("");
  return [new TextEncoder().encode(text)];
};

describe("an explanation of a work", () => {
  it("names each component's numbers, and what rounding gave", async () => {
    const { statement, work } = await readExplanation(bytesOf(INPUT), { work: id(2) });
    const why = explainWork(statement, work ?? expect.fail("it is on the roll"));
    expect(why.shares.map(({ component, pot, weight, of }) => [component, pot, weight, of])).toEqual([
      ["equal", 501n, 1n, 3n],
      ["curated", 300n, 1_000n, 10_000n],
      ["community", 200n, 4n, 5n],
    ]);
    expect(why.shares.map(({ units, remainder }) => [units, remainder])).toEqual([
      [0n, 0n],
      [0n, 0n],
      [0n, 0n],
    ]);
    expect(why.own).toBe(167n + 30n + 160n);
    expect(why.contradictions).toEqual([]);
  });

  it("says what went to which parent, and why one got nothing", async () => {
    const { statement, work } = await readExplanation(bytesOf(INPUT), { work: id(2) });
    const why = explainWork(statement, work ?? expect.fail());
    // 20 % of 357 is 71: 36 and 35.
    expect(why.parents).toEqual([
      { id: id(1), amount: 36n, due: 36n, state: "paid" },
      { id: id(9), amount: 0n, due: 35n, state: "off-roll" },
    ]);
    expect(why.kept).toBe(357n - 36n);
    const sentences = describeWork(
      statement,
      why,
      { symbol: "U", decimals: 0 },
      { work: (one) => `“${one.slice(-1)}”` },
    );
    const passed = sentences.filter(({ about }) => about === "passed").map(({ sentence }) => sentence);
    expect(passed[1]).toBe("“1” got 36 U.");
    expect(passed[2]).toMatch(/^“9” got nothing, because it is not on this roll .* its part, 35 U, stays here\.$/);
  });

  it("says so where a parent isn't earlier", async () => {
    const { statement, work } = await readExplanation(bytesOf(INPUT), { work: id(3) });
    const why = explainWork(statement, work ?? expect.fail());
    expect(why.parents[0]).toMatchObject({ state: "not-earlier", amount: 0n, due: 33n });
    expect(why.kept).toBe(167n);
  });

  it("adds up: own and received are passed on and kept, and the credits are what is kept", () => {
    const [header, ...lines] = [...statementLines(computeStatement(INPUT), SOURCES)];
    expect(header?.kind).toBe("header");
    for (const line of lines) {
      if (line.kind !== "work") continue;
      const sums = { equal: "501", curated: "300", community: "200", score: "10000", votes: "5", lineage: "36" };
      const statement = {
        rule: INPUT.rule,
        total: "1001",
        given: "1001",
        works: 3,
        previous: null,
        sums: { ...sums, scored: 2, voted: 2, remixed: 1 },
      };
      const why = explainWork(statement, line.value);
      expect(why.own + why.received).toBe(why.passed + why.kept);
      expect(why.credits.reduce((sum, { amount }) => sum + amount, 0n)).toBe(why.kept);
      expect(why.contradictions).toEqual([]);
    }
  });

  it("finds amounts that the statement's own numbers don't make", async () => {
    const { statement, work } = await readExplanation(bytesOf(INPUT), { work: id(1) });
    const line = work ?? expect.fail();
    const moved = { ...line, equal: String(BigInt(line.equal) - 2n), curated: String(BigInt(line.curated) + 2n) };
    const { contradictions } = explainWork(statement, moved);
    expect(contradictions).toHaveLength(2);
    expect(contradictions[0]).toContain("the equal split");
  });

  it("counts what fell to the equal split there", async () => {
    const roll = INPUT.roll.map((work) => ({ ...work, score: 0, votes: 0 }));
    const { statement, work } = await readExplanation(bytesOf({ ...INPUT, roll }), { work: id(1) });
    const why = explainWork(statement, work ?? expect.fail());
    expect(why.shares).toHaveLength(1);
    expect(why.shares[0]).toMatchObject({ component: "equal", bps: 10_000, pot: 1_001n, units: 1n, remainder: 2n });
  });
});

describe("an explanation of an account", () => {
  it("adds its works up, with co-authors' parts and what it had before", async () => {
    const first = computeStatement(INPUT);
    const standing = { total: 1_001n, accounts: first.accounts };
    const cid = "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e";
    const { statement, account: facts } = await readExplanation(bytesOf({ ...INPUT, total: 2_002n, standing }, cid), {
      account: account(1),
    });
    const before = first.claimOf(account(1))?.cumulative ?? 0n;
    const why = explainAccount(statement, { ...(facts ?? expect.fail()), previous: before.toString() });
    expect(why.works).toBe(2);
    expect(why.own).toBe(477n + 357n);
    expect(why.received).toBe(36n);
    expect(why.passed).toBe(36n);
    expect(why.own + why.received - why.passed).toBe(why.kept);
    expect(why.part).toBe(477n + 36n + 128n);
    expect(why.cumulative).toBe(2n * why.part);
    expect(why.contradictions).toEqual([]);
    const said = describeAccount(statement, why, { symbol: "U", decimals: 0 }).map(({ sentence }) => sentence);
    expect(said[0]).toBe(
      "This statement gives out 1,001 U over 3 accepted works, on top of 1,001 U by those before it.",
    );
    expect(said.at(-1)).toBe("So you get 641 U by this statement; with 641 U by those before it this makes 1,282 U.");
  });

  it("says that a line is not what its works make", async () => {
    const { statement, account: facts } = await readExplanation(bytesOf(INPUT), { account: account(3) });
    const wrong = { ...(facts ?? expect.fail()), cumulative: "168", previous: "0" };
    expect(explainAccount(statement, wrong).contradictions).toEqual([
      "Its works give the account 167 units, and it had 0 before, but the statement's line for it says 168.",
    ]);
  });

  it("gives nothing of a file that doesn't read well to its end", async () => {
    const [bytes] = bytesOf(INPUT);
    const cut = (bytes ?? expect.fail()).slice(0, -40);
    await expect(readExplanation([cut], { account: account(1) })).rejects.toMatchObject({ problem: "truncated" });
  });

  it("finds nobody in a statement that gives nothing to an account", async () => {
    expect((await readExplanation(bytesOf(INPUT), { account: account(8) })).account).toBeUndefined();
    expect((await readExplanation(bytesOf(INPUT), { work: id(8) })).work).toBeUndefined();
  });
});

describe("sentences", () => {
  it("say amounts as people do", async () => {
    const roll = INPUT.roll.slice(0, 2).map((work) => ({ ...work, score: 0, votes: 0 }));
    const { statement, work } = await readExplanation(bytesOf({ ...INPUT, roll, total: 12n * 10n ** 17n + 1n }), {
      work: id(1),
    });
    const why = explainWork(statement, work ?? expect.fail());
    const said = describeWork(statement, why, ETH).map(({ sentence }) => sentence);
    expect(said[1]).toBe("100 % of it, about 1.2 ETH, is split equally: one of 2 parts is about 0.6 ETH.");
    expect(said.at(-1)).toContain("rounding gave its own share 1 wei");
  });
});

describe("scores in a sentence", () => {
  it.each([
    [0n, "0"],
    [1n, "0.01"],
    [8_000n, "80"],
    [8_050n, "80.5"],
    [123_456_789n, "1,234,567.89"],
  ])("%s hundredths are %s points, as curators give them", (hundredths, said) => {
    expect(sayPoints(hundredths)).toBe(said);
  });
});
