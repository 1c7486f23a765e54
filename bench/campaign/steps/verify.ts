import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { readBatch } from "@colophon/sdk/batches/readBatch.ts";
import { signatureThreads } from "@colophon/sdk/signatures/node/signatureThreads.ts";
import { report } from "../../report.ts";
import { batchPath } from "../batchPath.ts";
import { scaleOf } from "../scale.ts";

// Batch files read and checked leaf by leaf, as the indexer does it: on threads, root and leaves and all.
const [, , folder = "", works = "1000", most = "1000000000"] = process.argv;
const scale = scaleOf(Number(works));
const signatures = signatureThreads(availableParallelism());
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));
let leaves = 0;
const before = process.cpuUsage();
const start = performance.now();
for (let batch = 0; batch < scale.batches && leaves < Number(most); batch++) {
  const read = await readBatch(readFileSync(batchPath(folder, "contributions", batch)), { signatures, breathe });
  for (const { problem, index } of read.leaves) if (problem !== null) throw new Error(`leaf ${index}: ${problem}`);
  leaves += read.leaves.length;
}
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(before);
await signatures.close();
report({ seconds, leaves, cpu: (user + system) / 1e6 });
