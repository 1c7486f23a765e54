import { createReadStream, statSync } from "node:fs";
import { MerkleTree } from "@colophon/sdk/merkle/MerkleTree.ts";
import { RewardLeaves } from "@colophon/sdk/merkle/RewardLeaves.ts";
import { readStatement } from "@colophon/sdk/rewards/readStatement.ts";
import { report } from "../../report.ts";
import { CAMPAIGN, ETH, POOL } from "../campaignOf.ts";

// A statement's file read strictly, line by line, and its root computed from what it says.
const [, , path = ""] = process.argv;
const start = performance.now();
const leaves = new RewardLeaves({ chainId: 1, pool: POOL, campaign: CAMPAIGN, token: ETH });
for await (const line of readStatement(createReadStream(path, { highWaterMark: 1 << 18 }))) {
  if (line.kind === "account") leaves.add(line.value.account, BigInt(line.value.cumulative));
}
const { root } = new MerkleTree(leaves.hashes());
report({ root, seconds: (performance.now() - start) / 1000, bytes: statSync(path).size });
