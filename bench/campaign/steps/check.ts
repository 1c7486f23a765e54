import { readAnchor } from "@colophon/sdk/actions/readAnchor.ts";
import { parseBatch } from "@colophon/sdk/batches/parseBatch.ts";
import { signedRows } from "@colophon/sdk/batches/signedRows.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { contentIdOf } from "@colophon/sdk/content/contentIdOf.ts";
import { anchorLeaf } from "@colophon/sdk/evidence/anchorLeaf.ts";
import { anchorLeaves } from "@colophon/sdk/evidence/anchorLeaves.ts";
import { MerkleTree } from "@colophon/sdk/merkle/MerkleTree.ts";
import { verifyProof } from "@colophon/sdk/merkle/verifyProof.ts";
import { fastSigner } from "@colophon/sdk/signatures/node/fastSigner.ts";
import { bytesToHex, createPublicClient, http } from "viem";
import { report } from "../../report.ts";
import { readAnchors } from "../anchorsFile.ts";
import { readPlace } from "../Place.ts";
import { scaleOf } from "../scale.ts";
import { randomWords } from "../works.ts";

// Random works verified as a stranger does it, from the chain and a gateway alone: anchor, file, leaf, proof, signature, the work's bytes.
const [, , folder = "", works = "1000", many = "1000"] = process.argv;
const scale = scaleOf(Number(works));
const place = readPlace(folder);
const { config, campaign } = place;
const client = createPublicClient({ transport: http(place.rpc) });
const anchors = readAnchors(folder, "contributions");
const deployment = { contributions: place.contributions };

async function fetched(cid: string, query = ""): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(`${place.gateway}/ipfs/${cid}${query}`);
  if (!response.ok) throw new Error(`the gateway answered ${response.status} for ${cid}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** An anchor's file as it is on IPFS, shown to be what was anchored. */
async function openBatch(batch: number) {
  const anchor = anchors[batch];
  if (anchor === undefined) throw new Error(`there is no anchor ${batch}`);
  const { root, data, cid, time, count } = anchor;
  const bytes = await fetched(cid);
  if ((await contentIdOf(bytes)).digest !== data) throw new Error(`batch ${batch} is another file`);
  const parsed = parseBatch(bytes);
  const [rows] = signedRows(bytes, parsed, count);
  if (rows === undefined || parsed.count !== count) throw new Error(`batch ${batch} has another count`);
  const tree = new MerkleTree(anchorLeaves(rows.digests));
  const onChain = await readAnchor(client, { deployment, campaign, kind: "contributions", root, config });
  if (onChain !== time || tree.root !== root) throw new Error(`batch ${batch} isn't what was anchored`);
  return { root, tree, records: [...parsed.records()], digests: rows.digests };
}

const next = randomWords(77);
// By anchor, so that each is opened once, and one at a time is in memory.
const picked = Array.from({ length: Number(many) }, () => next() % scale.works).sort((a, b) => a - b);
const start = performance.now();
let opening = 0;
const times: number[] = [];
let opened: { batch: number; file: Awaited<ReturnType<typeof openBatch>> } | undefined;
for (const index of picked) {
  const batch = Math.floor(index / scale.batch);
  if (opened?.batch !== batch) {
    const before = performance.now();
    opened = { batch, file: await openBatch(batch) };
    opening += performance.now() - before;
  }
  const { root, tree, records, digests } = opened.file;
  const from = performance.now();
  const leaf = index % scale.batch;
  const record = records[leaf]?.record;
  if (record?.kind !== "contributions") throw new Error(`work ${index} isn't there`);
  const signed = bytesToHex(digests.subarray(leaf * 32, leaf * 32 + 32));
  if (!verifyProof(root, anchorLeaf(leaf, signed), tree.proof(leaf)))
    throw new Error(`work ${index}: its proof is wrong`);
  if ((await fastSigner(signed, record.signature)) !== record.signer)
    throw new Error(`work ${index}: not its author's`);
  for (const digest of [record.digest, record.manifest]) {
    const bytes = await fetched(cidFromDigest(digest, 0));
    if ((await contentIdOf(bytes)).digest !== digest) throw new Error(`work ${index}: other bytes`);
  }
  times.push(performance.now() - from);
}
times.sort((a, b) => a - b);
report({
  seconds: (performance.now() - start) / 1000,
  checked: times.length,
  opening: opening / 1000,
  p50: times[Math.floor(times.length * 0.5)] ?? 0,
  p99: times[Math.floor(times.length * 0.99)] ?? 0,
});
