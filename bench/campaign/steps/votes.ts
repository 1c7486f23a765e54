import { readFileSync, writeFileSync } from "node:fs";
import type { BatchHeader, VoteRecord } from "@colophon/sdk/batches/batch.ts";
import { encodeBatch } from "@colophon/sdk/batches/encodeBatch.ts";
import { signedHasher } from "@colophon/sdk/batches/signedHasher.ts";
import { ZERO_ACCOUNT } from "@colophon/sdk/ids/account.ts";
import { NO_DIGEST } from "@colophon/sdk/ids/digest.ts";
import { report } from "../../report.ts";
import { anchorBatch, type MadeAnchor } from "../anchorBatch.ts";
import { anchorsPath } from "../anchorsFile.ts";
import { batchPath } from "../batchPath.ts";
import { ChainLog } from "../ChainLog.ts";
import { readPlace } from "../Place.ts";
import { partiesOf } from "../parties.ts";
import { CADENCE, DEADLINE, SETTINGS, scaleOf } from "../scale.ts";
import { accountReader, keyOf, signCompact } from "../signers.ts";
import { idOf, randomWords } from "../works.ts";

// Every fifth author gives three works votes, by signature; batches and anchors as for works.
const [, , folder = "", works = "1000"] = process.argv;
const EVERY = 5;
const WORKS_EACH = 3;
const scale = scaleOf(Number(works));
const place = readPlace(folder);
const accountOf = accountReader(readFileSync(`${folder}/accounts.bin`));
const chain = new ChainLog(place.rpc);
const { relay } = await partiesOf(place.rpc);
const header: BatchHeader = {
  kind: "votes",
  chainId: place.chainId,
  contract: place.curation,
  campaign: place.campaign,
  config: ZERO_ACCOUNT,
  voterRoot: NO_DIGEST,
};
const hash = signedHasher(header);
const digest = new Uint8Array(32);
const start = performance.now();
const records: VoteRecord[] = [];
for (let voter = 0; voter < scale.signers; voter += EVERY) {
  const next = randomWords(voter + 0x0bad_cafe);
  for (let n = 0; n < WORKS_EACH; n++) {
    const record: VoteRecord = {
      kind: "votes",
      signer: accountOf(voter),
      id: idOf(next() % scale.works),
      votes: 1 + (next() % 5),
      epoch: 0,
      deadline: DEADLINE,
      signature: `0x${"0".repeat(128)}`,
      proof: [],
    };
    hash(record, digest);
    records.push({ ...record, signature: signCompact(digest, keyOf(voter)) });
  }
}
const made: MadeAnchor[] = [];
let bytes = 0;
for (let batch = 0; batch * CADENCE.works < records.length; batch++) {
  const path = batchPath(folder, "votes", batch);
  writeFileSync(path, encodeBatch(header, records.slice(batch * CADENCE.works, (batch + 1) * CADENCE.works)));
  const { bytes: size, ...anchor } = await anchorBatch(
    { chain, place, relay },
    path,
    SETTINGS.closes + 3_600 + batch * 600,
  );
  made.push(anchor);
  bytes += size;
}
writeFileSync(anchorsPath(folder, "votes"), JSON.stringify(made));
const { bytes: onChain, ...spent } = chain.spent;
report({ seconds: (performance.now() - start) / 1000, ...spent, onChain, votes: records.length, bytes });
