import { once } from "node:events";
import { createWriteStream, readFileSync, statSync, writeFileSync } from "node:fs";
import { parseBatch } from "@colophon/sdk/batches/parseBatch.ts";
import { twoThreadHasher } from "@colophon/sdk/merkle/node/twoThreadHasher.ts";
import { StatementBuilder } from "@colophon/sdk/rewards/StatementBuilder.ts";
import { writeStatement } from "@colophon/sdk/rewards/writeStatement.ts";
import { countVotes, type VoteEntry } from "@colophon/sdk/roll/countVotes.ts";
import { zeroAddress } from "viem";
import { latestBlock } from "../../../scripts/runtime/chain/rpc.ts";
import { report } from "../../report.ts";
import { readAnchors } from "../anchorsFile.ts";
import { batchPath } from "../batchPath.ts";
import { readPlace } from "../Place.ts";
import { rollWorks } from "../rollWorks.ts";
import { FUNDED, SETTINGS, scaleOf } from "../scale.ts";
import { accountReader } from "../signers.ts";
import { randomWords } from "../works.ts";

// Votes counted, the statement computed, its file written; a thousand random accounts' proofs put aside for the claims.
const [, , folder = "", works = "1000", claims = "1000"] = process.argv;
const scale = scaleOf(Number(works));
const place = readPlace(folder);
const accountOf = accountReader(readFileSync(`${folder}/accounts.bin`));
const anchors = readAnchors(folder, "contributions");
const roll = () => rollWorks(scale, anchors, accountOf);

const start = performance.now();
const since = () => (performance.now() - start) / 1000;
function* entries(): Generator<VoteEntry, void, void> {
  for (let batch = 0; batch < readAnchors(folder, "votes").length; batch++) {
    for (const { record } of parseBatch(readFileSync(batchPath(folder, "votes", batch))).records()) {
      if (record.kind === "votes") yield { voter: record.signer, work: record.id, votes: record.votes };
    }
  }
}
const counted = countVotes(entries(), roll(), "authors");
const counting = since();
const builder = new StatementBuilder(
  {
    chainId: place.chainId,
    pool: place.rewardPools,
    campaign: place.campaign,
    token: zeroAddress,
    rule: SETTINGS,
    total: FUNDED,
  },
  scale.works,
);
for (const work of roll()) builder.addWork({ ...work, votes: counted.votes.get(work.id) ?? 0 });
const hasher = twoThreadHasher();
const statement = builder.build(hasher);
await hasher.close();
const computing = since() - counting;

const path = `${folder}/statement.ndjson`;
const file = createWriteStream(path);
const { number } = await latestBlock(place.rpc);
const rollAt = SETTINGS.closes + SETTINGS.reviewPeriod + SETTINGS.appealPeriod + SETTINGS.finality;
let text = "";
for (const line of writeStatement(statement, {
  rollAt,
  block: { number, hash: `0x${"1".repeat(64)}` },
  code: "bench 1",
})) {
  text += line;
  if (text.length < 1 << 18) continue;
  if (!file.write(text)) await once(file, "drain");
  text = "";
}
file.end(text);
await once(file, "finish");
const writing = since() - counting - computing;

const next = randomWords(2_024);
const picked = new Set<number>();
const wanted = Math.min(Number(claims), Math.floor(statement.accountCount / 2));
const list: unknown[] = [];
for (let tries = 0; list.length < wanted && tries < wanted * 50; tries++) {
  const signer = next() % scale.signers;
  if (picked.has(signer)) continue;
  picked.add(signer);
  const claim = statement.claimOf(accountOf(signer));
  if (claim !== undefined) list.push({ ...claim, cumulative: claim.cumulative.toString() });
}
writeFileSync(
  `${folder}/claims.json`,
  JSON.stringify({ root: statement.root, total: FUNDED.toString(), claims: list }),
);
report({
  seconds: since(),
  counting,
  computing,
  writing,
  root: statement.root,
  works: statement.works,
  accounts: statement.accountCount,
  votes: counted.outcomes.filter((outcome) => outcome === "counted").length,
  bytes: statSync(path).size,
});
