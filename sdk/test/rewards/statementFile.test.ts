import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import index from "../../../test/vectors/statement/bad/index.json" with { type: "json" };
import { checkStatement, type StatementExpectation } from "../../src/rewards/checkStatement.ts";
import { computeStatement } from "../../src/rewards/computeStatement.ts";
import { collectStatement } from "../../src/rewards/readStatement.ts";
import { MalformedStatement } from "../../src/rewards/statementErrors.ts";
import type { StatementInput } from "../../src/rewards/types.ts";
import { writeStatement } from "../../src/rewards/writeStatement.ts";
import { EXAMPLES } from "../support/rewardVectors.ts";
import { account, rollWork, statementInput, workId } from "../support/rollArbitrary.ts";
import { badStatements, goodStatements, PREVIOUS, SOURCES } from "../support/statementVectors.ts";

const folder = new URL("../../../test/vectors/statement/", import.meta.url);
const bytes = (text: string) => new TextEncoder().encode(text);
const write = (input: StatementInput, more = {}) =>
  [
    ...writeStatement(computeStatement(input), { ...SOURCES, previous: input.standing ? PREVIOUS : null, ...more }),
  ].join("");
const expectation = (input: StatementInput): StatementExpectation => ({
  input,
  root: computeStatement(input).root,
  rollAt: SOURCES.rollAt,
  block: SOURCES.block,
  previous: input.standing ? PREVIOUS : null,
});

describe("writing and reading", () => {
  it.each(Object.entries(goodStatements()))(
    "test/vectors/statement/%s is what the writer writes",
    async (name, text) => {
      expect(readFileSync(new URL(name, folder), "utf8")).toBe(text);
      const { header, accounts, works } = await collectStatement([bytes(text)]);
      expect([accounts.length, works.length]).toEqual([header.accounts, header.works]);
    },
  );
  it("is the same however the bytes arrive", async () => {
    await fc.assert(
      fc.asyncProperty(statementInput, fc.integer({ min: 1, max: 40 }), async (input, size) => {
        const all = bytes(write(input));
        async function* pieces() {
          for (let i = 0; i < all.length; i += size) yield all.subarray(i, i + size);
        }
        const file = await collectStatement(pieces());
        expect(file).toEqual(await collectStatement([all]));
        expect(file.accounts).toEqual(
          computeStatement(input).accounts.map((a) => ({ ...a, cumulative: `${a.cumulative}` })),
        );
      }),
      { numRuns: 40 },
    );
  });
  it("refuses to write a later statement that names no earlier one", () => {
    expect(() => write(EXAMPLES["a second statement"], { previous: null })).toThrow();
    expect(() => write(EXAMPLES["equal split"], { code: "" })).toThrow();
  });
});

describe("refuses", () => {
  const bad = badStatements();
  it.each(bad)("$name: $problem on line $line", async ({ text, problem, line }) => {
    const reading = collectStatement([bytes(text)]);
    await expect(reading).rejects.toThrow(MalformedStatement);
    await expect(reading).rejects.toMatchObject({ problem, line });
  });
  it("the same from the files of the vectors", () => {
    const files = bad.filter((b) => b.problem !== "line-too-long");
    expect(index).toEqual(files.map(({ name, problem, line }) => ({ file: `${name}.ndjson`, problem, line })));
    for (const { name, text } of files) expect(readFileSync(new URL(`bad/${name}.ndjson`, folder), "utf8")).toBe(text);
  });
  it("bytes that aren't UTF-8", async () => {
    const all = bytes(write(EXAMPLES["equal split"]));
    all[30] = 0xff;
    await expect(collectStatement([all])).rejects.toMatchObject({ problem: "not-utf8", line: 1 });
  });
  it("any flipped bit, or finds it different", async () => {
    const input = EXAMPLES["a remix with a co-author"];
    const all = bytes(write(input));
    const right = expectation(input);
    // `code` and `inputs` are only information; a change there has no influence on anything that's paid.
    const [from, to] = [write(input).indexOf('"code":"') + 8, write(input).indexOf('","format"')];
    await fc.assert(
      fc.asyncProperty(fc.nat(all.length * 8 - 1), async (bit) => {
        fc.pre(bit >> 3 < from || bit >> 3 >= to);
        const changed = all.slice();
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect((await checkStatement([changed], right)).result).not.toBe("right");
      }),
      { numRuns: 300 },
    );
  });
});

describe("checkStatement", () => {
  const input = EXAMPLES["a remix with a co-author"];
  const text = write(input);
  const right = expectation(input);

  it("says right to what the roll leads to", async () => {
    for (const example of Object.values<StatementInput>(EXAMPLES)) {
      expect(await checkStatement([bytes(write(example))], expectation(example))).toMatchObject({ result: "right" });
    }
  });
  it("names an account that got more, and one that got less", async () => {
    // A brand that moves 100 from account 1 to account 2: the file still sums up.
    const robbed = text
      .replace('"cumulative":"400"', '"cumulative":"300"')
      .replace('"cumulative":"333"', '"cumulative":"433"');
    const check = await checkStatement([bytes(robbed)], right);
    expect(check).toMatchObject({
      result: "wrong",
      differences: 2,
      first: { where: "account", line: 2, key: account(1), field: "cumulative", expected: '"400"', found: '"300"' },
    });
  });
  it("names a work that was left out, before what follows from it", async () => {
    const check = await checkStatement([bytes(write({ ...input, roll: input.roll.slice(1) }))], right);
    expect(check).toMatchObject({ result: "wrong", first: { where: "work", line: null, key: workId(1), found: null } });
  });
  it("names the last work and the last account where they were left out", async () => {
    const shorter = write({ ...input, roll: input.roll.slice(0, 2) });
    expect(await checkStatement([bytes(shorter)], right)).toMatchObject({
      first: { where: "work", line: null, key: workId(3), found: null },
    });
    // The last two accounts' 267 are given to account 2: nothing else differs.
    const robbed = text
      .replace('"accounts":4', '"accounts":2')
      .replace('"cumulative":"333"', '"cumulative":"600"')
      .split("\n")
      .toSpliced(3, 2)
      .join("\n");
    expect(await checkStatement([bytes(robbed)], right)).toMatchObject({ result: "wrong", differences: 4 });
  });
  it("names a changed input before the amounts that follow from it", async () => {
    const roll = input.roll.map((work) => (work.id === workId(3) ? { ...work, score: 5, parents: [workId(2)] } : work));
    const check = await checkStatement([bytes(write({ ...input, roll }))], right);
    expect(check).toMatchObject({ result: "wrong", first: { where: "work", key: workId(3) } });
    if (check.result === "wrong") expect(["score", "parents"]).toContain(check.first.field);
  });
  it("names a work's amount where only amounts were changed", async () => {
    const moved = text
      .replace('"amount":"160","bps":6000', '"amount":"161","bps":6000')
      .replace('"amount":"107","bps":4000', '"amount":"106","bps":4000');
    expect(await checkStatement([bytes(moved)], right)).toMatchObject({
      differences: 1,
      first: { where: "work", line: 8, key: workId(3), field: "credits" },
    });
  });
  it("names a work that doesn't belong", async () => {
    const check = await checkStatement([bytes(write({ ...input, roll: [...input.roll, rollWork(9)] }))], right);
    expect(check).toMatchObject({ result: "wrong" });
    if (check.result !== "wrong") return;
    expect(check.first.where).toBe("work");
    expect(check.first.sentence).toContain(check.first.key);
  });
  it("names an invented account at the end, and a missing one", async () => {
    const credits = [{ account: account(3), bps: 10_000 }];
    const without4 = input.roll.map((work) => (work.id === workId(3) ? { ...work, credits } : work));
    const file = write({ ...input, roll: without4 });
    const missing = await checkStatement([bytes(file)], right);
    expect(missing).toMatchObject({ result: "wrong", first: { where: "work", key: workId(3), field: "credits" } });
    const extra = await checkStatement([bytes(text)], expectation({ ...input, roll: without4 }));
    expect(extra).toMatchObject({ result: "wrong", first: { where: "work", key: workId(3), field: "credits" } });
  });
  it("names header fields that aren't the chain's", async () => {
    const other = { ...input, chainId: 5 };
    expect(await checkStatement([bytes(write(other))], right)).toMatchObject({
      first: { where: "header", field: "chainId" },
    });
    const rule = { ...input.rule, lineageBps: 0 };
    expect(await checkStatement([bytes(write({ ...input, rule }))], right)).toMatchObject({ first: { field: "rule" } });
    const later = write(input, { rollAt: 1 });
    expect(await checkStatement([bytes(later)], right)).toMatchObject({ first: { field: "rollAt" } });
    const second = EXAMPLES["a second statement"];
    const wrongFile = write(second, { previous: PREVIOUS.replace("5e", "5a") });
    expect(await checkStatement([bytes(wrongFile)], expectation(second))).toMatchObject({
      first: { field: "previous" },
    });
    const noFirst = write({ ...second, total: 200n, standing: undefined });
    expect(await checkStatement([bytes(noFirst)], expectation(second))).toMatchObject({
      first: { where: "header", field: "previous" },
    });
  });
  it("finds a root on chain that isn't the file's", async () => {
    const root = `0x${"11".repeat(32)}`;
    expect(await checkStatement([bytes(text)], { ...right, root })).toMatchObject({
      result: "wrong",
      differences: 1,
      first: { where: "chain", expected: right.root, found: root },
    });
  });
  it("passes on why a file can't be read", async () => {
    expect(await checkStatement([bytes(text.slice(0, -5))], right)).toMatchObject({
      result: "unreadable",
      error: { problem: "truncated" },
    });
  });
  it("passes on other failures as they are", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield bytes(text.slice(0, 10));
      throw new TypeError("the connection went away");
    }
    await expect(checkStatement(broken(), right)).rejects.toThrow(TypeError);
  });
});
