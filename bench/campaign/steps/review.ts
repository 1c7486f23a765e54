import { readFileSync } from "node:fs";
import { type ReviewParameters, reviewRequest, type Verdict } from "@colophon/sdk/actions/requests/reviewRequest.ts";
import { report } from "../../report.ts";
import { ChainLog } from "../ChainLog.ts";
import { readPlace } from "../Place.ts";
import { partiesOf } from "../parties.ts";
import { SETTINGS, scaleOf } from "../scale.ts";
import { accountReader } from "../signers.ts";
import { verdictOf } from "../verdicts.ts";
import { idOf } from "../works.ts";

// The brand's verdicts, hundreds to a transaction: rejections and scores; what is accepted without a score needs none.
const [, , folder = "", works = "1000"] = process.argv;
/** Verdicts in one transaction, and transactions in one block of ten seconds. */
const MANY = 300;
const IN_BLOCK = 20;
const scale = scaleOf(Number(works));
const place = readPlace(folder);
const chain = new ChainLog(place.rpc);
const { brand } = await partiesOf(place.rpc);
const accountOf = accountReader(readFileSync(`${folder}/accounts.bin`));
let time = SETTINGS.closes + 2 * 86_400;
let verdicts: Verdict[] = [];
let [rejected, scored, waiting] = [0, 0, 0];
const start = performance.now();
const send = async () => {
  const parameters: ReviewParameters = { campaign: place.campaign, verdicts };
  await chain.send(brand, reviewRequest(place, parameters), 3_000_000);
  verdicts = [];
  if (++waiting === IN_BLOCK) await mine();
};
const mine = async () => {
  time += 10;
  waiting = 0;
  await chain.mine(time);
};
for (let i = 0; i < scale.works; i++) {
  const verdict = verdictOf(i);
  if (verdict === null) continue;
  if (verdict.accepted) scored++;
  else rejected++;
  verdicts.push({ id: idOf(i), author: accountOf(i % scale.signers), ...verdict });
  if (verdicts.length === MANY) await send();
}
if (verdicts.length > 0) await send();
await mine();
const { bytes: onChain, ...spent } = chain.spent;
report({ seconds: (performance.now() - start) / 1000, ...spent, onChain, rejected, scored });
