/**
 * The largest file that a relay takes, over a line that breaks twice, until its author's bytes come back from IPFS:
 * `node relay/test/largeUpload.ts [MiB]`, 5,120 by default. Takes three times as much of the disk in the system's temporary folder.
 */
import { createCipheriv } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { create } from "kubo-rpc-client";
import { CID } from "multiformats/cid";
import { contentIdOf } from "../../sdk/src/content/contentIdOf.ts";
import { contentIdOfFile } from "../../sdk/src/content/node/contentIdOfFile.ts";
import { readRelayed } from "../../sdk/src/relay/readRelayed.ts";
import { sendContribution } from "../../sdk/src/relay/sendContribution.ts";
import { uploadFile } from "../../sdk/src/relay/uploadFile.ts";
import { BreakingLink } from "../../test/support/BreakingLink.ts";
import { peakOf } from "../../test/support/peakOf.ts";
import { ADA, intakeStage, makeWork, RELAY } from "./support/intakeStage.ts";

const MiB = 2 ** 20;
const size = Number(process.argv[2] ?? 5_120) * MiB;
const stage = await intakeStage();
const path = join(stage.folder, "large.bin");
const took: Record<string, number> = {};
const timed = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
  const start = performance.now();
  const result = await work();
  took[name] = Math.round((performance.now() - start) / 100) / 10;
  console.log(`${name}: ${took[name]} s`);
  return result;
};

await timed("made", () => writeNoise(path, size));
const content = await timed("hashed", () => contentIdOfFile(path));
const relay = await stage.start(await stage.database());
const line = await BreakingLink.start();
line.leadTo(Number(new URL(relay.url).port));
line.breakAfter(Math.floor(size / 3), Math.floor(size / 3));
let told = 0;
const upload = await timed("uploaded", () =>
  uploadFile(line.url, createReadStream(path), { cid: content.cid, onBreak: () => told++ }),
);
/** The most memory that the relay had so far, in MB. */
const peak = () => Math.round(peakOf(relay.pid) / 1e6);
const peakUploading = peak();
const campaign = await stage.openCampaign();
const work = { ...(await makeWork()), content };
const signed = await stage.sign(campaign, ADA, work, { kind: "video" });
const options = { deployment: stage.deployment, upload, manifestText: work.manifestText, relay: stage.account(RELAY) };
const receipt = await timed("taken", () => sendContribution(relay.url, signed, options));
await timed("published", async () => {
  while (!(await readRelayed(relay.url, receipt.signed)).published) await setTimeout(200);
});
const peaks = { uploading: peakUploading, publishing: peak() };
const back = await timed("read back", () => contentIdOf(create({ url: stage.ipfs.url }).cat(CID.parse(content.cid))));
const sound =
  back.cid === content.cid && back.size === size && line.broken === 2 && told >= 2 && line.sent < size * 1.01;
const sent = Math.round(line.sent / 1e6);
console.log(
  JSON.stringify({ MB: Math.round(size / 1e6), sentMB: sent, breaks: line.broken, relayPeakMB: peaks, sound }),
);
await line.stop();
await stage.stop();
process.exit(sound ? 0 : 1);

/** Bytes of which no MiB is like another. */
async function writeNoise(to: string, bytes: number): Promise<void> {
  const noise = createCipheriv("aes-256-ctr", Buffer.alloc(32), Buffer.alloc(16));
  const zeros = Buffer.alloc(4 * MiB);
  const file = await open(to, "w");
  try {
    for (let left = bytes; left > 0; left -= zeros.length)
      await file.write(noise.update(zeros.subarray(0, Math.min(zeros.length, left))));
  } finally {
    await file.close();
  }
}
