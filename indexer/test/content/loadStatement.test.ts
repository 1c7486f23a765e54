import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApiClient } from "@colophon/sdk/api/client.ts";
import { ApiRefused } from "@colophon/sdk/api/errors.ts";
import { describeAccount } from "@colophon/sdk/explain/describeAccount.ts";
import { explainAccount } from "@colophon/sdk/explain/explainAccount.ts";
import { explainWork } from "@colophon/sdk/explain/explainWork.ts";
import { readExplanation } from "@colophon/sdk/explain/readExplanation.ts";
import { computeStatement } from "@colophon/sdk/rewards/computeStatement.ts";
import type { RollWork, StatementInput } from "@colophon/sdk/rewards/types.ts";
import { writeStatement } from "@colophon/sdk/rewards/writeStatement.ts";
import { plainCheck } from "@colophon/sdk/signatures/plainCheck.ts";
import { and, eq, gt, lt, sql } from "drizzle-orm";
import { pino } from "pino";
import { createPublicClient, type Hex, http, zeroAddress } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPostgres, type TestPostgres } from "../../../test/support/postgres.ts";
import { createApp } from "../../src/api/createApp.ts";
import { type HeadState, openHeadState } from "../../src/api/headState.ts";
import { selectLeaves } from "../../src/api/queries/selectLeaves.ts";
import { fileKeyOf } from "../../src/content/fileKeyOf.ts";
import { statementsLane } from "../../src/content/settleStatements.ts";
import { campaigns, pools, statements } from "../../src/store/chainTables.ts";
import {
  stagedLeaves,
  statementCredits,
  statementEdges,
  statementFiles,
  statementLeaves,
  statementWorks,
} from "../../src/store/factTables.ts";
import { type Database, openDatabase } from "../../src/store/openDatabase.ts";
import { blocksOf } from "../support/blocksOf.ts";
import { testSettings } from "../support/testSettings.ts";

const POOL = `0x${"aa".repeat(20)}` as const;
const word = (n: number): Hex => `0x${n.toString(16).padStart(64, "0")}`;
const account = (n: number): Hex => `0x${n.toString(16).padStart(40, "0")}`;
const id = (n: number): Hex => `0x00000001${n.toString(16).padStart(56, "0")}`;
const utf8 = (text: string) => new Uint8Array(new TextEncoder().encode(text));

/** 1,200 works: more than a page. The first has all the others for remixes; each third has a co-author, account 7777. */
const roll: RollWork[] = Array.from({ length: 1_200 }, (_, n) => {
  const author = account(n + 1);
  const credits = [{ account: author, bps: n % 3 === 0 ? 7_500 : 10_000 }];
  if (n % 3 === 0) credits.push({ account: account(7_777), bps: 2_500 });
  const parents = n === 0 ? [] : n === 5 ? [id(1), id(99_999)] : [id(1)];
  return { id: id(n + 1), author, certifiedAt: 100 + n, parents, score: n % 11, votes: n % 7, credits };
});
const rule = { equalBps: 5_000, curatedBps: 3_000, communityBps: 2_000, lineageBps: 1_500 };
const input = (campaign: number, total = 10n ** 18n): StatementInput => ({
  ...{ chainId: 31_337, pool: POOL, campaign, token: zeroAddress, rule, total },
  roll,
});
const fileOf = (of: StatementInput, extra: { previous?: string } = {}) => {
  const statement = computeStatement(of);
  const sources = { rollAt: 5_000, block: { number: 9, hash: word(7) }, code: "test 1", ...extra };
  return { statement, text: [...writeStatement(statement, sources)].join("") };
};

describe.each(["pglite", "postgres"] as const)("a statement's file in %s", (kind) => {
  const folder = mkdtempSync(join(tmpdir(), "colophon-statement-"));
  let postgres: TestPostgres | null = null;
  let database: Database;
  let head: HeadState;
  let api: ReturnType<typeof createApiClient>;
  const log = pino({ level: "silent" });

  beforeAll(async () => {
    postgres = kind === "postgres" ? await startPostgres() : null;
    database = await openDatabase(
      postgres ? { url: await postgres.create(), writer: true } : { directory: join(folder, "index") },
    );
    head = await openHeadState(database, log);
    const app = createApp({ db: database.db, head, log, origins: [] });
    api = createApiClient("http://index", { fetch: async (url) => app.request(String(url)) });
    await putCampaign();
  });
  afterAll(async () => {
    await head?.close();
    await database?.close();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function putCampaign() {
    const zeros = {
      works: 0,
      contributors: 0,
      accepted: 0,
      rejected: 0,
      appealed: 0,
      commitments: 0,
      anchors: 0,
      polls: 0,
    };
    const times = { opens: 1, closes: 2, reviewStarts: 2, reviewEnds: 3, appealsEnd: 4, rollAt: 5, settleBy: 6 };
    const people = { brand: account(1), arbiter: account(2), relay: account(3), config: account(4), terms: word(1) };
    await database.db.insert(campaigns).values({
      ...{
        id: 1,
        locked: true,
        begun: true,
        termsVersion: 1,
        appealsPending: 0,
        bondsToForward: 0n,
        openedAt: 1,
        block: 1,
      },
      ...{ transaction: word(1), ...zeros, ...times, ...people },
      settings: { ...testSettings(1), appealBond: "0", editionPrice: "0" },
    });
    await putPool(0);
  }

  async function putPool(standing: number, root: Hex | null = null) {
    const sums = { funded: 10n ** 19n, refunded: 0n, paid: 0n, proceeds: 0n, taken: 0n };
    const from = { fromEditions: 0n, fromRoyalties: 0n, fromBonds: 0n, fromStakes: 0n, fromGifts: 0n };
    await database.db.delete(pools);
    await database.db.insert(pools).values({
      ...{ campaign: 1, token: zeroAddress, ...sums, ...from, standing, total: 0n, root },
      ...{ state: "none" as const, emptyStood: false, block: 1 },
    });
  }

  /** As if it had been proposed, with this file; and reads it. */
  async function propose(number: number, root: Hex, text: string) {
    const { digest, codec, source } = await blocksOf(utf8(text));
    const file = { campaign: 1, token: zeroAddress, root, statement: digest, codec };
    await database.db.insert(statements).values({
      ...{ ...file, number, proposer: account(1), empty: false, total: 1n, bond: 1n, proposedAt: 1 },
      ...{ claimableFrom: 2, state: "stood" as const, block: number, logIndex: 0, transaction: word(number) },
    });
    await database.db.insert(statementFiles).values(file);
    await read(source);
    return file;
  }

  async function read(source: Awaited<ReturnType<typeof blocksOf>>["source"]) {
    const lane = statementsLane({
      ...{ db: database.db, blocks: source, chainId: 31_337, rewardPools: POOL, maxBytes: 1, log },
      contributions: POOL,
      curation: POOL,
      signatures: plainCheck,
      client: createPublicClient({ transport: http("http://127.0.0.1:1") }),
      signal: new AbortController().signal,
    });
    for (const item of await lane.due(Math.floor(Date.now() / 1000) + 100_000, 10)) await lane.settle(item);
  }

  const rowsOf = async (file: Hex) =>
    Promise.all(
      [statementWorks, statementEdges, statementCredits, stagedLeaves].map((table) =>
        database.db.$count(table, eq(table.file, file)),
      ),
    );

  it("explains every account and work as the file does", async () => {
    const { statement, text } = fileOf(input(1));
    const file = await propose(1, statement.root, text);
    await putPool(1, statement.root);
    expect(await rowsOf(fileKeyOf(file))).toEqual([1_200, 1_200, 1_600, 0]);
    expect(await database.db.$count(statementLeaves, eq(statementLeaves.root, statement.root))).toBe(1_201);

    const bytes = utf8(text);
    for (const one of [id(1), id(6), id(1_200)]) {
      const { work } = await readExplanation([bytes], { work: one });
      const answer = await api.whyWork(statement.root, one);
      expect(answer.work).toMatchObject({ ...work, parents: work?.parents });
      expect(explainWork(answer.statement, answer.work).contradictions).toEqual([]);
    }
    for (const one of [account(1), account(2), account(7_777)]) {
      const found = await readExplanation([bytes], { account: one });
      const answer = await api.whyAccount(statement.root, one);
      expect(answer).toMatchObject({ ...found.account, statement: found.statement });
      const why = explainAccount(answer.statement, answer);
      expect(why.contradictions).toEqual([]);
      expect(why.part).toBe(statement.claimOf(one)?.cumulative);
      expect(describeAccount(answer.statement, why, answer.statement.token).at(-1)?.sentence).toMatch(/^So you get/);
    }
  });

  it("pages remixes and works by amount, each once", async () => {
    const { statement, text } = fileOf(input(1));
    const { remixes: expected } = await readExplanation([utf8(text)], { work: id(1) });
    const seen: { id: string; amount: string }[] = [];
    for (let cursor: string | undefined; ; ) {
      const { remixes } = await api.whyWork(statement.root, id(1), { limit: 100, cursor });
      seen.push(...remixes.items);
      if (remixes.next === null) break;
      cursor = remixes.next;
    }
    const amounts = seen.map(({ amount }) => BigInt(amount));
    expect(amounts).toEqual(amounts.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
    expect(new Map(seen.map((one) => [one.id, one.amount]))).toEqual(
      new Map(expected.map((one) => [one.id, one.amount])),
    );

    const works: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await api.whyAccount(statement.root, account(7_777), { limit: 99, cursor });
      works.push(...page.works.items.map((one) => one.id));
      if (page.works.next === null) break;
      cursor = page.works.next;
    }
    expect(new Set(works).size).toBe(400);
    expect(works).toHaveLength(400);
    await expect(api.whyWork(statement.root, id(1), { cursor: "AAAA" })).rejects.toMatchObject({ status: 400 });
  });

  it("lists who earned what, each account once, largest first", async () => {
    const { statement } = fileOf(input(1));
    const seen: { account: string; cumulative: string; previous: string }[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await api.statementAccounts(statement.root, { limit: 99, cursor });
      expect(page).toMatchObject({ accounts: 1_201, total: statement.total.toString(), given: page.total });
      seen.push(...page.items);
      if (page.next === null) break;
      cursor = page.next;
    }
    const expected = [...statement.accounts]
      .map(({ account, cumulative }) => ({ account: account.toLowerCase(), cumulative }))
      .sort((a, b) =>
        a.cumulative === b.cumulative ? (a.account < b.account ? -1 : 1) : a.cumulative < b.cumulative ? 1 : -1,
      )
      .map((one) => ({ account: one.account, cumulative: one.cumulative.toString(), previous: "0" }));
    // Pages have to end inside of equal amounts, or nothing is shown about their order.
    expect(expected[98]?.cumulative).toBe(expected[99]?.cumulative);
    expect(seen).toEqual(expected);
  });

  it("finds one account on the list, and refuses another list's cursor", async () => {
    const { root } = fileOf(input(1)).statement;
    const cumulative = computeStatement(input(1)).claimOf(account(7_777))?.cumulative.toString();
    const { items, next } = await api.statementAccounts(root, {
      account: account(7_777).toUpperCase().replace("X", "x"),
    });
    expect({ items, next }).toEqual({ items: [{ account: account(7_777), cumulative, previous: "0" }], next: null });
    expect(await api.statementAccounts(root, { account: account(0xffff) })).toMatchObject({
      items: [],
      accounts: 1_201,
    });
    const parts = (await api.whyAccount(root, account(7_777), { limit: 1 })).works.next ?? "";
    await expect(api.statementAccounts(root, { cursor: parts })).rejects.toMatchObject({ problem: "bad-cursor" });
    await expect(api.statementAccounts(root, { account: "0x12" })).rejects.toMatchObject({ status: 400 });
    await expect(api.statementAccounts(word(5))).rejects.toMatchObject({ problem: "no-such-statement" });
  });

  it("has an index that gives the list in its order", async () => {
    const { root } = fileOf(input(1)).statement;
    const { cumulative, account: key } = statementLeaves;
    const places = [undefined, and(eq(cumulative, 5n), gt(key, account(1))), lt(cumulative, 5n)];
    for (const where of places) {
      const asked = selectLeaves(database.db, root, where, 51);
      const plan = await database.db.transaction(async (tx) => {
        // A table of this size is sorted faster than it is walked: only what can't be served in order sorts now.
        await tx.execute(sql`set local enable_sort = off`);
        await tx.execute(sql`set local enable_bitmapscan = off`);
        return JSON.stringify(await tx.execute(sql`explain ${asked.getSQL()}`));
      });
      expect(plan).not.toMatch(/Sort/);
    }
  });

  it("adds a second statement to what stood", async () => {
    const first = computeStatement(input(1));
    const standing = { total: first.total, accounts: first.accounts };
    const previous = "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e";
    const { statement, text } = fileOf({ ...input(1, 3n * 10n ** 18n), standing }, { previous });
    await propose(2, statement.root, text);
    await putPool(2, statement.root);
    const answer = await api.whyAccount(statement.root, account(3));
    const before = first.claimOf(account(3))?.cumulative.toString();
    expect(answer).toMatchObject({ previous: before, earlier: [{ number: 1, root: first.root, cumulative: before }] });
    expect(explainAccount(answer.statement, answer).contradictions).toEqual([]);
    expect((await api.statementAccounts(statement.root, { account: account(3) })).items).toEqual([
      { account: account(3), cumulative: statement.claimOf(account(3))?.cumulative.toString(), previous: before },
    ]);
    expect((await api.whyAccount(first.root, account(3))).statement.state).toBe("superseded");
  });

  it.each([
    ["is cut", (text: string) => text.slice(0, -30)],
    [
      "has an account line that isn't the root's",
      (text: string) => text.replace(/"cumulative":"(\d+)1"/, '"cumulative":"$12"'),
    ],
    ["has a work line that doesn't add up", (text: string) => text.replace(/"kept":"(\d+)\d"/, '"kept":"$1"')],
  ])("serves nothing of a file that %s, and leaves no rows", async (_, spoil) => {
    const { statement, text } = fileOf(input(1, 7n * 10n ** 18n));
    await database.db.delete(statements).where(eq(statements.root, statement.root));
    await database.db.delete(statementFiles).where(eq(statementFiles.root, statement.root));
    const file = await propose(3, statement.root, spoil(text));
    expect(await rowsOf(fileKeyOf(file))).toEqual([0, 0, 0, 0]);
    expect(await database.db.$count(statementLeaves, eq(statementLeaves.root, statement.root))).toBe(0);
    const asked = api.whyAccount(statement.root, account(1));
    await expect(asked).rejects.toBeInstanceOf(ApiRefused);
    await expect(asked).rejects.toMatchObject({ status: 404, problem: "statement-invalid" });
  });

  it("begins anew where an earlier attempt was cut off", async () => {
    const { statement, text } = fileOf(input(1, 9n * 10n ** 18n));
    const { digest, codec, source, blocks } = await blocksOf(utf8(text));
    const file = { campaign: 1, token: zeroAddress, root: statement.root, statement: digest, codec };
    // As a process that was killed in the middle leaves it.
    const key = fileKeyOf(file);
    await database.db.insert(stagedLeaves).values({ file: key, account: account(1), cumulative: 5n });
    await database.db.insert(statementEdges).values({
      ...{ file: key, child: 3, ordinal: 0, parent: id(1), amount: 1n, state: "paid" as const },
    });
    const gone = [...blocks.entries()].at(-1);
    if (gone) blocks.delete(gone[0]);
    await propose(4, statement.root, text);
    await database.db.update(statementFiles).set({ nextAttempt: 0 }).where(eq(statementFiles.root, statement.root));
    if (gone) blocks.set(...gone);
    await read(source);
    expect(await rowsOf(key)).toEqual([1_200, 1_200, 1_600, 0]);
    expect((await api.whyAccount(statement.root, account(1))).cumulative).toBe(
      statement.claimOf(account(1))?.cumulative.toString(),
    );
  });

  it("names what isn't there", async () => {
    const { root } = computeStatement(input(1));
    await expect(api.whyAccount(word(5), account(1))).rejects.toMatchObject({ problem: "no-such-statement" });
    await expect(api.whyAccount(root, account(0xffff))).rejects.toMatchObject({
      problem: "not-on-this-statement",
    });
    await expect(api.whyWork(root, id(4_000))).rejects.toMatchObject({ problem: "not-on-this-statement" });
  });
});
