import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asc } from "drizzle-orm";
import { pino } from "pino";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { eventually } from "../../../indexer/test/support/startProcess.ts";
import type { Pipeline } from "../../src/batches/pipeline.ts";
import { openUploads } from "../../src/files/openUploads.ts";
import { runPublishing } from "../../src/publish/runPublishing.ts";
import type { Store } from "../../src/store/openStore.ts";
import { batches, messages, uploads, works } from "../../src/store/tables.ts";
import { directBatch, toldChain } from "../support/directBatch.ts";
import { testPipeline } from "../support/testPipeline.ts";
import { useFolderStore } from "../support/useFolderStore.ts";

const place = mkdtempSync(join(tmpdir(), "colophon-turns-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));
let store: Store;
useFolderStore((opened) => {
  store = opened;
});
afterEach(async () => {
  for (const table of [works, messages, uploads, batches]) await store.db.delete(table);
});

let made = 0;
/** An anchored batch whose works' bytes nobody has to have, so that only its steps take time. */
const anchored = (campaign: number) => directBatch(store.db, ++made, { campaign, live: false, state: "anchored" });
/** Campaigns of the batches, with what the public can have of each. */
const published = async () => {
  const rows = await store.db.select().from(batches).orderBy(asc(batches.id));
  return rows.map(({ campaign, published: what }) => `${campaign} ${what}`);
};
const until = (all: string[]) => eventually(published, (now) => now.join() === all.join(), `batches that are ${all}`);

/** What `act` is told: how many batches have begun, how many rounds there were, and batches' campaigns in the order in which they were published. */
interface Seen {
  begun: () => Promise<number>;
  rounds: () => number;
  done: readonly number[];
}

/** Publishes until the end of `act`; so many batches stay at their first step until `go`. */
async function publishing(act: (go: () => void, seen: Seen) => Promise<void>, held = 1): Promise<void> {
  const stop = new AbortController();
  let go = () => undefined as unknown;
  const gone = new Promise<void>((resolve) => {
    go = resolve;
  });
  let begun = 0;
  const afterStep: Pipeline["afterStep"] = async (step) => {
    if (step === "filed" && ++begun <= held) await gone;
  };
  let rounds = 0;
  const leads = async () => {
    rounds++;
    return true;
  };
  const done: number[] = [];
  const write = (line: string) => {
    const { campaign, msg } = JSON.parse(line) as { campaign: number; msg: string };
    if (msg === "a batch is published") done.push(campaign);
  };
  const folder = await openUploads(store.db, place);
  const log = pino({ level: "info" }, { write });
  const pipeline = testPipeline({ db: store.db, chain: toldChain(() => null), folder, afterStep, log });
  const options = { store: { ...store, leads }, roundMs: 20, signal: stop.signal, expire: 1_000 };
  const running = runPublishing(pipeline, options);
  try {
    await act(() => go(), { begun: async () => begun, rounds: () => rounds, done });
  } finally {
    go();
    stop.abort();
    await running;
  }
}

describe("campaigns whose works are published", () => {
  it("don't wait for each other's gigabytes; of one campaign one batch goes after the other", async () => {
    await anchored(1);
    await publishing(async (go, { begun }) => {
      await eventually(begun, (count) => count > 0, "a batch on its way");
      for (const campaign of [1, 2, 3, 2]) await anchored(campaign);
      await until(["1 nothing", "1 nothing", "2 all", "3 all", "2 all"]);
      go();
      await until(["1 all", "1 all", "2 all", "3 all", "2 all"]);
    });
  });
  it("get their turns, however many batches others have", async () => {
    for (let n = 0; n < 40; n++) await anchored(1 + (n % 3));
    await anchored(9);
    await publishing(async (go) => {
      go();
      await eventually(published, (now) => now.every((one) => one.endsWith(" all")), "all of them");
    });
  });
  it("are three at the same time and no more", async () => {
    for (const campaign of [1, 2, 3, 4, 5]) await anchored(campaign);
    await publishing(async (go, { begun, rounds }) => {
      await eventually(begun, (count) => count >= 3, "three on their way");
      const before = rounds();
      await eventually(
        async () => rounds(),
        (count) => count > before + 5,
        "some rounds more",
      );
      expect(await begun()).toBe(3);
      go();
      await until([1, 2, 3, 4, 5].map((campaign) => `${campaign} all`));
    }, 5);
  });
  it("let one that comes later have its turn before they are done, however many batches they have", async () => {
    for (let n = 0; n < 120; n++) await anchored(1 + (n % 3));
    await anchored(9);
    await publishing(async (go, { done }) => {
      go();
      await eventually(
        async () => done.length,
        (count) => count === 121,
        "all of them",
      );
      const before = done.slice(0, done.indexOf(9));
      for (const campaign of [1, 2, 3]) {
        expect(before.filter((one) => one === campaign).length, `of campaign ${campaign}`).toBeLessThan(40);
      }
    });
  });
});
