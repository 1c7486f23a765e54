import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPostgres, type TestPostgres } from "../../test/support/postgres.ts";
import { runSeed } from "./soak/runSeed.ts";
import { startIpfs } from "./support/startIpfs.ts";

/** P12, in short: `node indexer/test/soak.ts --seeds 50 --database both` is the long form. */
describe.each(["pglite", "postgres"] as const)("P12: an index that lived through reorgs and kills, on %s", (kind) => {
  let ipfs: Awaited<ReturnType<typeof startIpfs>>;
  let postgres: TestPostgres | null = null;

  beforeAll(async () => {
    ipfs = await startIpfs();
    postgres = kind === "postgres" ? await startPostgres() : null;
  });
  afterAll(async () => {
    await postgres?.stop();
    await ipfs.stop();
  });

  it("equals a fresh index of the same chain, and what the contracts answer", { timeout: 600_000 }, async () => {
    const result = await runSeed({ seed: 2, postgres, ipfsApiUrl: ipfs.url, rounds: 5 });
    expect(result.differences).toEqual([]);
    expect(result.kills).toBeGreaterThanOrEqual(3);
    expect(result.reorgs).toBeGreaterThanOrEqual(5);
    expect(result.works).toBeGreaterThan(0);
    expect(result.rollWorks).toBeGreaterThan(0);
  });
});
