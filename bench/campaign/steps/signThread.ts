import { writeFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import type { BatchHeader, ContributionRecord } from "@colophon/sdk/batches/batch.ts";
import { encodeBatch } from "@colophon/sdk/batches/encodeBatch.ts";
import { signedHasher } from "@colophon/sdk/batches/signedHasher.ts";
import { NO_DIGEST } from "@colophon/sdk/ids/digest.ts";
import { CODEC, MEDIA_KIND } from "@colophon/sdk/ids/names.ts";
import { batchPath } from "../batchPath.ts";
import type { Place } from "../Place.ts";
import { DEADLINE, type Scale } from "../scale.ts";
import { accountReader, keyOf, signCompact } from "../signers.ts";
import { idOf, workOf } from "../works.ts";

// Makes, signs and writes the batches that are this thread's: every so many of them.
const { folder, place, scale, accounts, first, threads } = workerData as {
  folder: string;
  place: Place;
  scale: Scale;
  accounts: Uint8Array;
  first: number;
  threads: number;
};
const accountOf = accountReader(accounts);
const header: BatchHeader = {
  kind: "contributions",
  chainId: place.chainId,
  contract: place.contributions,
  campaign: place.campaign,
  config: place.config,
  voterRoot: NO_DIGEST,
};
const hash = signedHasher(header);
const digest = new Uint8Array(32);
const unsigned = `0x${"0".repeat(128)}` as const;

let bytes = 0;
let remixes = 0;
let shared = 0;
for (let batch = first; batch < scale.batches; batch += threads) {
  const records: ContributionRecord[] = [];
  for (let i = batch * scale.batch; i < Math.min((batch + 1) * scale.batch, scale.works); i++) {
    const work = workOf(i, scale, accountOf);
    const record: ContributionRecord = {
      kind: "contributions",
      signer: accountOf(work.signer),
      mediaKind: MEDIA_KIND.text,
      codec: CODEC.raw,
      aiUse: work.aiUse,
      digest: work.digest,
      manifest: work.manifestDigest,
      epoch: 0,
      deadline: DEADLINE,
      signature: unsigned,
      parents: work.parents.map(idOf),
    };
    hash(record, digest);
    records.push({ ...record, signature: signCompact(digest, keyOf(work.signer)) });
    if (work.parents.length > 0) remixes++;
    if (work.credits.length > 0) shared++;
  }
  const file = encodeBatch(header, records);
  bytes += file.length;
  writeFileSync(batchPath(folder, "contributions", batch), file);
}
parentPort?.postMessage({ bytes, remixes, shared });
