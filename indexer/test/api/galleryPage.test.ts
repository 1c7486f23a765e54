import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { eq, sql, TransactionRollbackError } from "drizzle-orm";
import { pino } from "pino";
import type { Hex } from "viem";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { FIRST, fillIndex } from "../../../bench/api/fillIndex.ts";
import { startPostgres, type TestPostgres } from "../../../test/support/postgres.ts";
import { type App, createApp } from "../../src/api/createApp.ts";
import { type HeadState, openHeadState } from "../../src/api/headState.ts";
import { workQuery } from "../../src/api/params.ts";
import { listWorks } from "../../src/api/queries/listWorks.ts";
import { searched } from "../../src/api/queries/searched.ts";
import { selectWorks, showWork } from "../../src/api/queries/workRows.ts";
import { works } from "../../src/store/chainTables.ts";
import { documents } from "../../src/store/factTables.ts";
import { type Database, openDatabase } from "../../src/store/openDatabase.ts";

/** The manifests here are no valid ones: as the database has them they are shown. */
const workPage = z.object({ items: z.array(z.custom<ApiWork & { id: Hex }>()), next: z.string().nullable() });
const COUNT = 130;
const log = pino({ level: "silent" });
const word = (digit: string) => `'\\x${digit.repeat(64)}'::bytea`;
const account = (digit: string) => `'\\x${digit.repeat(40)}'::bytea`;
const nth = (n: number) => `(select id from works where certified_at = ${FIRST + n * 7})`;
const isNth = (n: number) => `certified_at = ${FIRST + n * 7}`;
const documentOf = (n: number) => `digest = (select manifest from works where ${isNth(n)})`;
const quoted = (value: unknown) => `'${JSON.stringify(value).replaceAll("'", "''")}'`;

/** A title that says every character that JSON or PostgreSQL escapes. */
const TITLE = `"Ada\\'s" \u2028 ünïcode \u{1f3a8} \t\n </script> \\x00`;
const credits = [
  { account: `0x${"a".repeat(40)}`, bps: 2_500, role: "music" },
  { account: `0x${"b".repeat(40)}`, bps: 7_500 },
];
const LOST = `${word("5")}, 0, ${account("6")}, null, ''::bytea, ${FIRST}, ${FIRST}`;

/** What makes works differ from each other. */
const CHANGES = [
  `update works set state = 'anchored', owner = null, evidence = 'anchor', proof = ${word("c")}, final_at = null where ${isNth(1)}`,
  `update works set owner = null, evidence = 'commitment', proof = ${word("d")} where ${isNth(2)}`,
  `update works set codec = 1, manifest = null, child_count = 7, final_at = ${FIRST + 9_000_000} where ${isNth(4)}`,
  `update works set parents = ${word("e")} || ${word("f")} where ${isNth(5)}`,
  `update works set review_ends = ${FIRST - 1} where accepted is null and certified_at < ${FIRST + 400}`,
  `update works set appeal = 'pending' where ${isNth(25)}`,
  `update works set appeal = 'upheld' where ${isNth(26)}`,
  `update works set appeal = 'pending', appeals_end = ${FIRST - 5} where ${isNth(27)}`,
  `update works set judged_as = ${account("9")} where ${isNth(6)}`,
  `update standing_verdicts set note = ${word("8")}, reason = 3 where work = ${nth(7)}`,
  `delete from contents where digest = (select digest from works where ${isNth(8)})`,
  `update documents set state = 'invalid', content = null, title = null where ${documentOf(9)}`,
  `update documents set content = ${quoted({ version: 1, title: TITLE, mediaType: "audio/ogg", credits })} where ${documentOf(11)}`,
  `update documents set content = ${quoted({ version: 1, title: "no sum", credits: credits.slice(1), extra: [1.5, 1e21, 1e-9, null, {}] })} where ${documentOf(12)}`,
  `insert into documents (digest, kind, state, title, content) select terms, 'terms', 'valid', 'Of "rivers" \\ and ''glass''', '{}' from campaigns limit 1`,
  ...[25, 26, 27].map(
    (n) =>
      `insert into appeals select id, author, campaign, ${n === 26 ? "'upheld'" : "'pending'"}, ${n === 25 ? "123456789012345678901234567890" : "0"}, ${n === 25 ? "5" : "0"}, appeals_end, ${n === 26 ? 77 : 0}, ${n === 26 ? account("3") : "null"}, ${word("4")}, 0, ${FIRST}, 12, 1, ${word("2")}, ${n === 26 ? FIRST + 1 : "null"}, ${n === 26 ? "13, 2" : "null, null"}, ${n === 26 ? word("1") : "null"} from works where ${isNth(n)}`,
  ),
  ...[1, 2].map(
    (index) =>
      `insert into supersessions (block, log_index, campaign, work, author, digest, codec, config, manifest, parents, certified_at, recorded_at, evidence, proof, certified_block, certified_log_index, certified_transaction, "to", time, transaction) select 20, ${index}, campaign, id, ${account("5")}, ${LOST}, 'anchor', ${index === 1 ? word("b") : "null"}, 5, ${index}, ${word("3")}, author, ${FIRST + index}, ${word("4")} from works where ${isNth(13)}`,
  ),
  `update works set plain = false where ${isNth(13)}`,
];

describe.each(["pglite", "postgres"] as const)("a gallery's page on %s", (kind) => {
  const folder = mkdtempSync(join(tmpdir(), "colophon-gallery-"));
  let postgres: TestPostgres | undefined;
  let database: Database;
  let head: HeadState;
  let app: App;

  beforeAll(async () => {
    postgres = kind === "postgres" ? await startPostgres() : undefined;
    const place = postgres ? { url: await postgres.create(), writer: true } : { directory: join(folder, "index") };
    database = await openDatabase(place);
    await fillIndex(database.db, 0, COUNT);
    for (const change of CHANGES) await database.db.execute(sql.raw(change));
    head = await openHeadState(database, log);
    app = createApp({ db: database.db, head, log, origins: ["https://app.example"] });
  });
  afterAll(async () => {
    await head?.close();
    await database?.close();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** As the plain query reads it, and JSON writes it. */
  const plainly = async (id: Hex) => {
    const [row] = await selectWorks(database.db).where(eq(works.id, id));
    return row && showWork(row, head.now());
  };
  const every = `/v1/works?standing=any&verification=any&limit=100`;
  const filters = ["", "&campaign=1", "&kind=audio&campaign=1", "&standing=rejected", "&standing=in-review"];
  const orders = ["newest", "oldest", "score"];

  it.each(filters.flatMap((filter) => orders.map((order) => `/v1/works?limit=40${filter}&sort=${order}`)))(
    "says byte for byte what the plain query says: %s",
    async (path) => {
      let seen = 0;
      for (let cursor: string | null = ""; cursor !== null; ) {
        const response = await app.request(`${path}${cursor && `&cursor=${cursor}`}`);
        const text = await response.text();
        const { items, next } = workPage.parse(JSON.parse(text));
        const plain = await Promise.all(items.map(({ id }) => plainly(id)));
        expect(text).toBe(JSON.stringify({ items: plain, next }));
        seen += items.length;
        cursor = next;
      }
      const count = await countOf(path);
      expect(seen).toBe(count);
      expect(seen).toBeGreaterThan(0);
    },
  );

  it("is made once for all who ask for it at the same time", async () => {
    if (!("$client" in database.db)) throw new Error("the database has no client");
    const client = database.db.$client as { query: (...query: unknown[]) => unknown };
    const asked = vi.spyOn(client, "query");
    try {
      const ask = async (limit: number) => (await app.request(`/v1/works?limit=${limit}`)).text();
      const made = () =>
        asked.mock.calls.filter((query) => /with ordinality as named/.test(JSON.stringify(query))).length;
      const bodies = await Promise.all(Array.from({ length: 20 }, () => ask(7)));
      expect(new Set(bodies).size).toBe(1);
      expect(made()).toBe(1);
      // Others are others.
      await Promise.all([ask(8), ask(9)]);
      expect(made()).toBe(3);
    } finally {
      asked.mockRestore();
    }
  });

  /** By pages that no plan is kept for. */
  async function countOf(path: string): Promise<number> {
    let count = 0;
    for (let cursor: string | null = ""; cursor !== null; ) {
      const response = await app.request(`${path.replace("limit=40", "limit=100")}${cursor && `&cursor=${cursor}`}`);
      const { items, next } = workPage.parse(await response.json());
      count += items.length;
      cursor = next;
    }
    return count;
  }

  it("shows all that works can differ in", async () => {
    const first = workPage.parse(await (await app.request(every)).json());
    const rest = workPage.parse(await (await app.request(`${every}&cursor=${first.next}`)).json());
    const all = [...first.items, ...rest.items];
    expect(all).toHaveLength(COUNT);
    const at = (n: number) => all.find(({ certifiedAt }) => certifiedAt === FIRST + n * 7);
    expect(at(1)).toMatchObject({ state: "anchored", owner: null, finalAt: null, final: false });
    expect(at(1)?.evidence).toEqual({ kind: "anchor", proof: `0x${"c".repeat(64)}` });
    expect(at(4)).toMatchObject({ manifest: null, manifestCid: null, title: "Untitled", childCount: 7 });
    expect(at(4)?.cid).toMatch(/^bafybei/);
    expect(at(5)?.parents).toEqual([`0x${"e".repeat(64)}`, `0x${"f".repeat(64)}`]);
    expect(at(6)?.verdict).toBeNull();
    expect(at(7)?.verdict).toMatchObject({ reason: 3, note: `0x${"8".repeat(64)}` });
    expect(at(8)?.size).toBeNull();
    expect(at(11)).toMatchObject({ title: TITLE, mediaType: "audio/ogg" });
    expect(at(11)?.credits.map(({ bps, role }) => [bps, role])).toEqual([
      [2_500, "music"],
      [7_500, null],
    ]);
    expect(at(12)?.credits).toHaveLength(1);
    expect(at(13)?.previous.map(({ evidence }) => evidence.proof)).toEqual([`0x${"b".repeat(64)}`, null]);
    expect(at(25)?.appeal).toMatchObject({ state: "pending", bond: "123456789012345678901234567890" });
    expect(at(26)).toMatchObject({ standing: "accepted", score: 77, appeal: { state: "upheld" } });
    expect(at(27)).toMatchObject({ standing: "accepted", score: 0, appeal: { state: "undecided" } });
    expect(at(15)?.votes).toBe(15);
    expect(at(16)?.votes).toBe(0);
    expect(all.some(({ campaignTitle }) => campaignTitle !== null)).toBe(true);
  });

  it("is sent with its hash, its headers and its length, and not again", async () => {
    const response = await app.request("/v1/works?campaign=1", { headers: { origin: "https://app.example" } });
    const body = Buffer.from(await response.arrayBuffer());
    const etag = `W/"${createHash("sha1").update(body).digest("hex")}"`;
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "access-control-allow-origin": "https://app.example",
      "access-control-expose-headers": "etag,colophon-block",
      "cache-control": "public, no-cache",
      "colophon-block": "10",
      "content-type": "application/json",
      etag,
      vary: "Origin",
      "x-content-type-options": "nosniff",
    });
    const again = await app.request("/v1/works?campaign=1", { headers: { "if-none-match": etag } });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
    const headOnly = await app.request("/v1/works?campaign=1", { method: "HEAD" });
    expect([headOnly.status, await headOnly.text(), headOnly.headers.get("etag")]).toEqual([200, "", etag]);
    await database.db.execute(sql.raw(`update contents set size = size + 1`));
    await database.db.execute(sql.raw(`update sync set block = block + 1, hash = ${word("9")}`));
    await head.refresh();
    const changed = await app.request("/v1/works?campaign=1", { headers: { "if-none-match": etag } });
    expect(changed.status).toBe(200);
  });

  it.each(["river", "river gl", "glass", "GLASS 1", "nowhere", "'s", "12"])(
    "finds by %s the same works whichever way it goes",
    async (typed) => {
      const found = async (most: number) => {
        const { from, condition } = await searched(database.db, typed, most);
        const query = sql`select encode(works.id, 'hex') as id from ${from} where ${condition ?? sql`true`} order by works.id`;
        return ((await database.db.execute(query)) as { rows: { id: string }[] }).rows.map(({ id }) => id);
      };
      const walked = await found(-1);
      expect(await found(5_000)).toEqual(walked);
      const words = typed.toLowerCase().match(/[a-z0-9]+/g) ?? [];
      const titled = await database.db
        .select({ id: works.id, title: documents.title })
        .from(works)
        .leftJoin(documents, eq(documents.digest, works.manifest));
      const matching = titled.filter(({ title }) => {
        const own: string[] = title?.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
        return words.every((word, at) =>
          own.some((has) => (at === words.length - 1 ? has.startsWith(word) : has === word)),
        );
      });
      expect(walked).toEqual(matching.map(({ id }) => id.slice(2)).sort());
    },
  );

  it("isn't led from a title to its works where those are too many", async () => {
    const [own] = await database.db
      .select({ manifest: works.manifest, title: documents.title })
      .from(works)
      .innerJoin(documents, eq(documents.digest, works.manifest))
      .where(eq(works.certifiedAt, FIRST + 10 * 7));
    const walksWith = async (most: number) => {
      let walks: boolean | undefined;
      const everyWork = database.db.transaction(async (tx) => {
        await tx.update(works).set({ manifest: own?.manifest });
        walks = (await searched(tx, own?.title ?? undefined, most)).condition !== undefined;
        tx.rollback();
      });
      await expect(everyWork).rejects.toThrow(TransactionRollbackError);
      return walks;
    };
    expect(await walksWith(COUNT)).toBe(false);
    expect(await walksWith(COUNT - 1)).toBe(true);
  });

  it("is asked of the database itself", async () => {
    const query = workQuery.parse({});
    await expect(database.db.transaction((tx) => listWorks(tx, query, head.now()))).rejects.toThrow(
      /not a transaction/,
    );
  });
});
