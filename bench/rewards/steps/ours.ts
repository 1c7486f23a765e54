import { once } from "node:events";
import { createWriteStream, statSync } from "node:fs";
import { twoThreadHasher } from "@colophon/sdk/merkle/node/twoThreadHasher.ts";
import { StatementBuilder } from "@colophon/sdk/rewards/StatementBuilder.ts";
import { writeStatement } from "@colophon/sdk/rewards/writeStatement.ts";
import { report, timed } from "../../report.ts";
import { CAMPAIGN, campaignOf, ETH, POOL, RULE, TOTAL } from "../campaignOf.ts";

// A campaign's statement, from its works to its root, and (with a path) its file written.
const [, , size = "1000", seed = "1", path] = process.argv;
const many = Number(size);
const hasher = twoThreadHasher();
const {
  result: statement,
  seconds,
  cpu,
} = timed(() => {
  const head = { chainId: 1, pool: POOL, campaign: CAMPAIGN, token: ETH, rule: RULE, total: TOTAL };
  const builder = new StatementBuilder(head, many);
  for (const work of campaignOf(many, Number(seed))) builder.addWork(work);
  return builder.build(hasher);
});
await hasher.close();
const making = timed(() => {
  let works = 0;
  for (const _ of campaignOf(many, Number(seed))) works++;
  return works;
});
const peakComputing = process.resourceUsage().maxRSS * 1024;
let writing = 0;
if (path !== undefined) {
  const start = performance.now();
  const file = createWriteStream(path);
  const block = { number: 1, hash: `0x${"1".repeat(64)}` };
  let batch = "";
  for (const line of writeStatement(statement, { rollAt: 1_800_000_000, block, code: "bench 1" })) {
    batch += line;
    if (batch.length < 1 << 18) continue;
    if (!file.write(batch)) await once(file, "drain");
    batch = "";
  }
  file.end(batch);
  await once(file, "finish");
  writing = (performance.now() - start) / 1000;
}
report({
  root: statement.root,
  accounts: statement.accountCount,
  seconds,
  // What making up the campaign takes isn't the engine's. On the clock it stays in: other processes would blur a difference.
  cpu: cpu - making.cpu,
  peakComputing,
  writing,
  bytes: path === undefined ? 0 : statSync(path).size,
});
