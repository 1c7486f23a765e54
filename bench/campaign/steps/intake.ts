import { readFileSync } from "node:fs";
import { compactSignature } from "@colophon/sdk/batches/compactSignature.ts";
import { parseBatch } from "@colophon/sdk/batches/parseBatch.ts";
import { signedHasher } from "@colophon/sdk/batches/signedHasher.ts";
import { fastSigner } from "@colophon/sdk/signatures/node/fastSigner.ts";
import { bytesToHex } from "viem";
import { report } from "../../report.ts";
import { batchPath } from "../batchPath.ts";
import { scaleOf } from "../scale.ts";

// Each signature by itself, as the relay's intake checks it when it comes: digest, signer, the form that is kept.
const [, , folder = "", works = "1000"] = process.argv;
const scale = scaleOf(Number(works));
let checked = 0;
let seconds = 0;
const digest = new Uint8Array(32);
const before = process.cpuUsage();
for (let batch = 0; batch < scale.batches; batch++) {
  const { header, records } = parseBatch(readFileSync(batchPath(folder, "contributions", batch)));
  const hash = signedHasher(header);
  const sent = [...records()];
  const start = performance.now();
  for (const { record, problem } of sent) {
    hash(record, digest);
    const signer = await fastSigner(bytesToHex(digest), record.signature);
    if (problem !== null || signer !== record.signer) throw new Error(`record ${checked} doesn't hold`);
    if (compactSignature(record.signature) !== record.signature) throw new Error(`record ${checked} isn't compact`);
    checked++;
  }
  seconds += (performance.now() - start) / 1000;
}
const { user, system } = process.cpuUsage(before);
report({ seconds, checked, cpu: (user + system) / 1e6 });
