import { readFileSync } from "node:fs";
import { report } from "../../report.ts";
import { carOfBlocks } from "../carOfBlocks.ts";
import { readPlace } from "../Place.ts";
import { scaleOf } from "../scale.ts";
import { sendCar } from "../sendCar.ts";
import { accountReader } from "../signers.ts";
import { workOf } from "../works.ts";

// Each work and each manifest as a block of its own into the IPFS node, by a CAR for each batch, as a relay would send them.
const [, , folder = "", works = "1000"] = process.argv;
const scale = scaleOf(Number(works));
const { ipfs } = readPlace(folder);
const accountOf = accountReader(readFileSync(`${folder}/accounts.bin`));

let blocks = 0;
let bytes = 0;
const start = performance.now();
/** Works in a CAR: a few megabytes. */
const PIECE = 5_000;
for (let first = 0; first < scale.works; first += PIECE) {
  const list: { digest: string; bytes: Uint8Array }[] = [];
  for (let i = first; i < Math.min(first + PIECE, scale.works); i++) {
    const { content, digest, manifest, manifestDigest } = workOf(i, scale, accountOf);
    list.push({ digest, bytes: content }, { digest: manifestDigest, bytes: manifest });
    bytes += content.length + manifest.length;
  }
  blocks += list.length;
  await sendCar(ipfs, new Blob([carOfBlocks(list)]));
}
report({ seconds: (performance.now() - start) / 1000, blocks, bytes });
