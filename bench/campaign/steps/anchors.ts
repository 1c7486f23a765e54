import { writeFileSync } from "node:fs";
import { report } from "../../report.ts";
import { anchorBatch, type MadeAnchor } from "../anchorBatch.ts";
import { anchorsPath } from "../anchorsFile.ts";
import { batchPath } from "../batchPath.ts";
import { ChainLog } from "../ChainLog.ts";
import { readPlace } from "../Place.ts";
import { partiesOf } from "../parties.ts";
import { anchoredAt, scaleOf } from "../scale.ts";

// Each batch's file to IPFS and its root on chain, spread over half a year of the chain's time.
const [, , folder = "", works = "1000"] = process.argv;
const scale = scaleOf(Number(works));
const place = readPlace(folder);
const chain = new ChainLog(place.rpc);
const { relay } = await partiesOf(place.rpc);
const made: MadeAnchor[] = [];
let bytes = 0;
const start = performance.now();
for (let batch = 0; batch < scale.batches; batch++) {
  const path = batchPath(folder, "contributions", batch);
  const { bytes: size, ...anchor } = await anchorBatch({ chain, place, relay }, path, anchoredAt(batch, scale.batches));
  made.push(anchor);
  bytes += size;
}
writeFileSync(anchorsPath(folder, "contributions"), JSON.stringify(made));
const { bytes: onChain, ...spent } = chain.spent;
report({ seconds: (performance.now() - start) / 1000, ...spent, onChain, anchors: made.length, bytes });
