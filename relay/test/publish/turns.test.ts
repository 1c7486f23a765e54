import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asc } from "drizzle-orm";
import { afterAll, afterEach, describe, it } from "vitest";
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

/** Publishes until the end of `act`; the first batch stays at its first step, once it has `begun`, until `go`. */
async function publishing(act: (go: () => void, begun: () => Promise<boolean>) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  let go = () => undefined as unknown;
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  let first = true;
  const afterStep: Pipeline["afterStep"] = async (step) => {
    if (step !== "filed" || !first) return;
    first = false;
    await held;
  };
  const folder = await openUploads(store.db, place);
  const pipeline = testPipeline({ db: store.db, chain: toldChain(() => null), folder, afterStep });
  const running = runPublishing(pipeline, { store, roundMs: 20, signal: stop.signal, expire: 1_000 });
  try {
    await act(
      () => go(),
      async () => !first,
    );
  } finally {
    go();
    stop.abort();
    await running;
  }
}

describe("campaigns whose works are published", { timeout: 60_000 }, () => {
  it("don't wait for each other's gigabytes; of one campaign one batch goes after the other", async () => {
    await anchored(1);
    await publishing(async (go, begun) => {
      await eventually(begun, (has) => has, "a batch on its way");
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
});
