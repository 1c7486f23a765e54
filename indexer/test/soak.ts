/** The long form of the soak: `node indexer/test/soak.ts --seeds 50 --database both [--first 1] [--rounds 6]`. Exit status 0: all the same. */
import { parseArgs } from "node:util";
import { startPostgres, type TestPostgres } from "../../test/support/postgres.ts";
import { runSeed } from "./soak/runSeed.ts";
import { startIpfs } from "./support/startIpfs.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "50" },
    first: { type: "string", default: "1" },
    rounds: { type: "string", default: "6" },
    database: { type: "string", default: "both" },
  },
});
const kinds = (["pglite", "postgres"] as const).filter(
  (kind) => values.database === "both" || values.database === kind,
);
const ipfs = await startIpfs();
const postgres: TestPostgres | null = kinds.includes("postgres") ? await startPostgres() : null;
let failed = 0;
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(2));
try {
  for (let seed = Number(values.first); seed < Number(values.first) + Number(values.seeds); seed++) {
    for (const kind of kinds) {
      const options = { seed, postgres: kind === "postgres" ? postgres : null, ipfsApiUrl: ipfs.url };
      const started = Date.now();
      try {
        const { differences, ...counts } = await runSeed({ ...options, rounds: Number(values.rounds) });
        const seconds = Math.round((Date.now() - started) / 1000);
        process.stdout.write(
          `${JSON.stringify({ seed, kind, seconds, ...counts, differences: differences.length })}\n`,
        );
        for (const difference of differences.slice(0, 20)) process.stdout.write(`  ${difference}\n`);
        if (differences.length > 0) failed++;
      } catch (error) {
        failed++;
        process.stdout.write(
          `${JSON.stringify({ seed, kind })} failed: ${error instanceof Error ? error.stack : error}\n`,
        );
      }
    }
  }
} finally {
  await postgres?.stop();
  await ipfs.stop();
}
process.stdout.write(failed === 0 ? "all the same\n" : `${failed} runs differ or failed\n`);
process.exit(failed === 0 ? 0 : 1);
