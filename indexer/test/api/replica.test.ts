import { readiness } from "@colophon/sdk/api/schemas.ts";
import pg from "pg";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPostgres, type TestPostgres } from "../../../test/support/postgres.ts";
import { startReplica, type TestReplica } from "../../../test/support/replica.ts";
import { type App, createApp } from "../../src/api/createApp.ts";
import { type ApiState, openApiState } from "../../src/api/openApiState.ts";
import { type Database, openDatabase } from "../../src/store/openDatabase.ts";
import { beginIndex, moveCursor } from "../../src/sync/cursor.ts";
import { eventually } from "../support/startProcess.ts";

const word = (digit: string) => `0x${digit.repeat(64)}` as const;
const address = (digit: string) => `0x${digit.repeat(40)}` as const;
const log = pino({ level: "silent" });

// Another's server may not be copied.
describe.skipIf(process.env.TEST_DATABASE_URL)("an API on a read replica", () => {
  let postgres: TestPostgres;
  let replica: TestReplica;
  let primary: Database;
  let state: ApiState;
  let app: App;
  let standby: pg.Client;
  const heard: number[] = [];

  const moveTo = async (number: number) => {
    const block = { number, hash: word("a"), parentHash: word("b"), time: 1_000 + number };
    await primary.db.transaction((tx) => moveCursor(tx, block, number, 0));
  };
  const ready = async () => readiness.parse(await (await app.request("/ready")).json());
  const blockOf = async () => (await app.request("/v1/works")).headers.get("colophon-block");

  beforeAll(async () => {
    postgres = await startPostgres();
    const url = await postgres.create();
    primary = await openDatabase({ url, writer: true });
    const contracts = {
      ...{ contributions: address("1"), curation: address("2"), rewardPools: address("3") },
      ...{ royalties: address("4"), editions: address("5") },
    };
    const base = { number: 5, hash: word("a"), parentHash: word("b"), time: 1_005 };
    await beginIndex(primary.db, { chainId: 31_337, startBlock: 1, ...contracts }, base, 5);
    replica = await startReplica(url);
    standby = new pg.Client({ connectionString: replica.url });
    await standby.connect();
    state = await openApiState(primary, replica.url, log);
    app = createApp({ db: state.db, head: state.head, log, origins: [] });
    state.head.hear((block) => heard.push(block));
  });
  afterAll(async () => {
    await state?.close();
    await standby?.end();
    await primary?.close();
    await replica?.stop();
    await postgres?.stop();
  });

  it("answers from it, and hears of blocks once it has them", async () => {
    expect(await blockOf()).toBe("5");
    await moveTo(6);
    await eventually(
      async () => heard.at(-1),
      (block) => block === 6,
      "block 6",
    );
    expect(await blockOf()).toBe("6");
    expect(await ready()).toMatchObject({ ready: true, block: 6, reason: null });
  });

  it("can't write to it", async () => {
    await expect(state.db.execute("delete from sync")).rejects.toMatchObject({
      cause: { message: expect.stringContaining("read-only transaction") },
    });
  });

  it("says how old its answers are while it lags, and catches up", async () => {
    await standby.query("select pg_wal_replay_pause()");
    await moveTo(60);
    await eventually(ready, (answer) => !answer.ready, "a lag that is told");
    const answer = await ready();
    expect(answer).toMatchObject({ ready: false, block: 6 });
    expect(answer.reason).toMatch(/read replica is 54 blocks .* behind the index.*DATABASE_READ_URL/);
    expect(await blockOf()).toBe("6");
    await standby.query("select pg_wal_replay_resume()");
    await eventually(ready, ({ ready: well, block }) => well && block === 60, "block 60");
    expect(await blockOf()).toBe("60");
  });
});
