import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startPostgres, type TestPostgres } from "../../../test/support/postgres.ts";
import { DatabaseOwnedError } from "../../src/errors.ts";
import { holdWriterLock } from "../../src/store/holdWriterLock.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { eventually, startProcess } from "../support/startProcess.ts";

const LOCK = 7_305_811_220;

describe("the writer's lock", () => {
  let postgres: TestPostgres;
  let url = "";
  /** In another database, since nobody is let into the index's for a while. */
  let admin: pg.Client;
  /** Another indexer, as far as its lock goes. */
  let rival: pg.Client;
  beforeAll(async () => {
    postgres = await startPostgres();
    admin = new pg.Client({ connectionString: await postgres.create() });
    await admin.connect();
  });
  afterAll(async () => {
    await admin?.end();
    await postgres?.stop();
  });
  beforeEach(async () => {
    url = await postgres.create();
    rival = new pg.Client({ connectionString: url });
    await rival.connect();
  });
  afterEach(() => rival.end());

  const name = () => new URL(url).pathname.slice(1);
  const owners = async () => {
    const query = `select pid from pg_locks where locktype = 'advisory' and granted and objid = $1
      and database = (select oid from pg_database where datname = $2)`;
    return (await admin.query<{ pid: number }>(query, [LOCK % 2 ** 32, name()])).rows.map(({ pid }) => pid);
  };
  const terminate = async () => {
    const [owner] = await owners();
    await admin.query("select pg_terminate_backend($1)", [owner]);
    return owner;
  };
  const admit = (whether: boolean) =>
    admin.query(`alter database ${pg.escapeIdentifier(name())} allow_connections ${whether}`);
  /** Takes the lock the moment its owner is gone. */
  const rivalWaits = async () => {
    const taken = rival.query("select pg_advisory_lock($1)", [LOCK]);
    const query = "select 1 from pg_locks where locktype = 'advisory' and not granted and objid = $1";
    await eventually(
      () => admin.query(query, [LOCK % 2 ** 32]),
      ({ rowCount }) => rowCount === 1,
      "the rival in wait",
    );
    return { taken };
  };

  it("is taken anew where the server ended its connection, and let nobody in for a while", async () => {
    const database = await openDatabase({ url, writer: true });
    let lost = false;
    database.lost.catch(() => {
      lost = true;
    });
    await admit(false);
    const first = await terminate();
    await eventually(owners, (pids) => pids.length === 0, "its owner's end");
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await owners()).toEqual([]);
    await admit(true);
    const [second] = await eventually(owners, (pids) => pids.length > 0, "an owner");
    expect(second).not.toBe(first);
    await expect(holdWriterLock(url, "a second indexer", 300)).rejects.toThrow(DatabaseOwnedError);
    // And so again.
    await terminate();
    await eventually(owners, (pids) => pids.length > 0 && pids[0] !== second, "an owner");
    expect(lost).toBe(false);
    await database.close();
    await eventually(owners, (pids) => pids.length === 0, "its end");
    await (await holdWriterLock(url, "the next indexer", 5_000)).end();
  });

  it("is lost where another indexer was faster", async () => {
    const lock = await holdWriterLock(url, "an indexer");
    const { taken } = await rivalWaits();
    const lost = expect(lock.lost).rejects.toThrow(DatabaseOwnedError);
    await terminate();
    await lost;
    await taken;
    await lock.end();
  });

  it("ends the indexer that lost it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "colophon-lock-"));
    const address = (digit: string) => `0x${digit.repeat(40)}`;
    const contracts = {
      ...{ contributions: address("1"), curation: address("2"), rewardPools: address("3") },
      ...{ royalties: address("4"), editions: address("5") },
    };
    writeFileSync(
      join(folder, "deployment.json"),
      JSON.stringify({ chainId: 31_337, startBlock: 1, ...contracts, tokens: [] }),
    );
    // Its chain may be away as well.
    const env = { RPC_URL: "http://127.0.0.1:9", DEPLOYMENT: join(folder, "deployment.json"), COLOPHON_DATA: folder };
    const indexer = await startProcess({ ...env, DATABASE_URL: url });
    const ended = new Promise((resolve) => indexer.child.once("close", resolve));
    await rivalWaits();
    await terminate();
    expect(await ended).toBe(2);
    expect(indexer.said()).toContain("in use by another indexer");
    rmSync(folder, { recursive: true, force: true });
  });
});
