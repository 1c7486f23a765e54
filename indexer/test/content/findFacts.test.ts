import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { plainCheck } from "@colophon/sdk/signatures/plainCheck.ts";
import { sql } from "drizzle-orm";
import { pino } from "pino";
import { createPublicClient, type Hex, http } from "viem";
import { afterAll, afterEach, beforeEach, describe, it } from "vitest";
import type { BlockSource } from "../../src/content/blockSource.ts";
import { findFacts } from "../../src/content/findFacts.ts";
import { CONTENT_PLACES } from "../../src/content/settleContents.ts";
import { Slots } from "../../src/Slots.ts";
import { type Database, openDatabase } from "../../src/store/openDatabase.ts";
import { textRows } from "../../src/store/textRows.ts";
import { copyEmptyIndex } from "../soak/copyEmptyIndex.ts";
import { eventually } from "../support/startProcess.ts";

const NOBODY = `0x${"00".repeat(20)}` as const;

/** IPFS of which so many blocks are asked for at a time; what isn't there is searched for until the signal. */
class Ipfs {
  readonly #there = new Map<Hex, Uint8Array>();
  /** Searches for what nobody has. */
  searches = 0;

  put(bytes: Uint8Array): Hex {
    const digest: Hex = `0x${createHash("sha256").update(bytes).digest("hex")}`;
    this.#there.set(digest, bytes);
    return digest;
  }

  open(connections: number): BlockSource {
    const slots = new Slots(connections);
    return {
      get: async (digest, _, signal) => {
        const leave = await slots.take(signal);
        const bytes = this.#there.get(digest);
        if (bytes === undefined) {
          this.searches++;
          await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
        }
        leave();
        signal.throwIfAborted();
        return bytes as Uint8Array;
      },
    };
  }
}

describe("finding facts", () => {
  const folder = mkdtempSync(join(tmpdir(), "colophon-facts-"));
  let made = 0;
  let database: Database;
  let ipfs: Ipfs;
  let end: () => Promise<void> = async () => undefined;
  beforeEach(async () => {
    const directory = join(folder, String(++made));
    await copyEmptyIndex(directory);
    database = await openDatabase({ directory });
    ipfs = new Ipfs();
  });
  afterEach(async () => {
    await end();
    await database.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function begin(): void {
    const stop = new AbortController();
    const running = findFacts(database, {
      db: database.db,
      openBlocks: (connections) => ipfs.open(connections),
      client: createPublicClient({ transport: http("http://127.0.0.1:1") }),
      chainId: 31_337,
      ...{ rewardPools: NOBODY, contributions: NOBODY, curation: NOBODY },
      signatures: plainCheck,
      maxBytes: 2 ** 20,
      log: pino({ level: "silent" }),
      signal: stop.signal,
    });
    end = async () => {
      stop.abort();
      await running;
    };
  }

  /** Digests that nobody has, of this campaign, due before all others. */
  const missing = (campaign: number, count: number) =>
    sql`select decode(lpad(to_hex(${campaign}::bigint * 1000000 + i), 64, 'e'), 'hex') as digest from generate_series(1, ${count}::int) i`;
  const missContents = (campaign: number, count: number) =>
    database.db.execute(
      sql`insert into contents (digest, codec, asked_by, attempts, next_attempt)
        select digest, 0, ${campaign}::bigint, 0, 0 from (${missing(campaign, count)}) named`,
    );
  const askContent = (campaign: number, digest: Hex) =>
    database.db.execute(
      sql`insert into contents (digest, codec, asked_by, attempts, next_attempt) values (decode(${digest.slice(2)}, 'hex'), 0, ${campaign}, 0, 9)`,
    );
  const askManifest = (campaign: number, digest: Hex) =>
    database.db.execute(
      sql`insert into documents (digest, kind, asked_by, attempts, next_attempt) values (decode(${digest.slice(2)}, 'hex'), 'manifest', ${campaign}, 0, 9)`,
    );
  const askAnchor = (campaign: number, digest: Hex) =>
    database.db.execute(
      sql`insert into anchor_files (data, codec, kind, count, asked_by, attempts, next_attempt)
        values (decode(${digest.slice(2)}, 'hex'), 0, 'contributions', 1, ${campaign}, 0, 9)`,
    );

  const searching = (count: number) =>
    eventually(
      async () => ipfs.searches,
      (searches) => searches >= count,
      `${count} searches`,
    );
  /** Until the rows of a campaign are in this state. */
  const settled = (table: string, column: string, campaign: number, state: string) =>
    eventually(
      async () =>
        textRows(database.db, {
          text: `select distinct ${column} from ${table} where asked_by = $1`,
          values: [campaign],
        }),
      (rows) => rows.length === 1 && rows[0]?.[0] === state,
      `${table} of campaign ${campaign}`,
    );
  const utf8 = (text: string) => new Uint8Array(new TextEncoder().encode(text));

  it("has a connection left for who comes next, where a campaign searches for what nobody has", async () => {
    await missContents(1, 500);
    begin();
    // All that one may have.
    await searching((CONTENT_PLACES * 3) / 4);
    await askContent(2, ipfs.put(utf8("a poem")));
    await settled("contents", "verification", 2, "verified");
  });

  it("takes campaigns in turn: bytes, documents and anchors' files", async () => {
    await missContents(1, 6_000);
    await database.db.execute(
      sql`insert into documents (digest, kind, asked_by, attempts, next_attempt)
        select digest, 'manifest', 1, 0, 0 from (${missing(1, 6_000)}) named`,
    );
    await database.db.execute(
      sql`insert into anchor_files (data, codec, kind, count, asked_by, attempts, next_attempt)
        select digest, 0, 'contributions', 1, 1, 0, 0 from (${missing(1, 200)}) named`,
    );
    for (let n = 0; n < 20; n++) {
      await askContent(2, ipfs.put(utf8(`a poem ${n}`)));
      await askManifest(2, ipfs.put(rawBlockOf({ v: 1, title: `A poem ${n}` }).bytes));
      await askAnchor(2, ipfs.put(utf8(`no batch ${n}`)));
    }
    begin();
    await settled("contents", "verification", 2, "verified");
    await settled("documents", "state", 2, "valid");
    await settled("anchor_files", "state", 2, "malformed");
  });

  it("finds a manifest though searches hold all connections that there are for works' bytes", async () => {
    for (const campaign of [1, 2, 3, 4]) await missContents(campaign, CONTENT_PLACES);
    begin();
    await searching(CONTENT_PLACES);
    await askManifest(5, ipfs.put(rawBlockOf({ v: 1, title: "A poem" }).bytes));
    await settled("documents", "state", 5, "valid");
  });
});
