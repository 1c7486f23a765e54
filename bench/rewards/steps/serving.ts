import { claimable } from "@colophon/sdk/api/schemas.ts";
import { rewardLeaf } from "@colophon/sdk/merkle/rewardLeaf.ts";
import { verifyProof } from "@colophon/sdk/merkle/verifyProof.ts";
import { pino } from "pino";
import { createApp } from "../../../indexer/src/api/createApp.ts";
import { openHeadState } from "../../../indexer/src/api/headState.ts";
import { report } from "../../report.ts";
import { accountOf, CAMPAIGN, ETH, POOL } from "../campaignOf.ts";
import { openBenchDatabase } from "./database.ts";

// Proofs by the API's own route, one after the other, of accounts from all over the statement; each is verified against the root.
const REQUESTS = 2_000;
const WARM = 200;
const [, , size = "1000", seed = "1", where = "", root = ""] = process.argv;
const log = pino({ level: "silent" });
const database = await openBenchDatabase(where);
const head = await openHeadState(database, log);
const app = createApp({ db: database.db, head, log, origins: [] });
const place = { chainId: 1, pool: POOL, campaign: CAMPAIGN, token: ETH };

const times: number[] = [];
/** Of this process alone, in milliseconds. */
let cpu = 0;
for (let i = 0; i < WARM + REQUESTS; i++) {
  const account = accountOf((i * 7_919) % Number(size), Number(seed));
  const before = process.cpuUsage();
  const start = performance.now();
  const response = await app.request(`/v1/accounts/${account}/claimables`);
  const body = (await response.json()) as { items: unknown[] };
  const took = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  if (i >= WARM) {
    times.push(took);
    cpu += (user + system) / 1_000;
  }
  const { proof, cumulative } = claimable.parse(body.items[0]);
  if (!verifyProof(root, rewardLeaf(place, account, BigInt(cumulative)), proof)) throw new Error("a proof is wrong");
}
times.sort((a, b) => a - b);
await head.close();
await database.close();
report({
  p50: times[Math.floor(times.length * 0.5)] ?? 0,
  p99: times[Math.floor(times.length * 0.99)] ?? 0,
  cpu: cpu / REQUESTS,
});
