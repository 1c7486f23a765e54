import { openAsBlob, readFileSync } from "node:fs";
import { rewardPoolsAbi } from "@colophon/sdk/abis/generated.ts";
import { claimRequest } from "@colophon/sdk/actions/requests/claimRequest.ts";
import { proposeStatementRequest } from "@colophon/sdk/actions/requests/proposeStatementRequest.ts";
import { carOfBlob } from "@colophon/sdk/content/carOfBlob.ts";
import { codecOf } from "@colophon/sdk/ids/names.ts";
import { createPublicClient, type Hex, http, parseEventLogs, zeroAddress } from "viem";
import { readContract } from "viem/actions";
import { report } from "../../report.ts";
import { ChainLog } from "../ChainLog.ts";
import { readPlace } from "../Place.ts";
import { partiesOf } from "../parties.ts";
import { SETTINGS } from "../scale.ts";
import { sendCar } from "../sendCar.ts";

// The statement's file to IPFS, its root on chain, the challenge waited out, and random accounts paid.
const [, , folder = ""] = process.argv;
const place = readPlace(folder);
const { campaign } = place;
const { brand, claimer } = await partiesOf(place.rpc);
const { root, total, claims } = JSON.parse(readFileSync(`${folder}/claims.json`, "utf8")) as {
  root: Hex;
  total: string;
  claims: readonly { account: Hex; cumulative: string; proof: readonly Hex[] }[];
};
const client = createPublicClient({ transport: http(place.rpc) });
const pools = { address: place.rewardPools, abi: rewardPoolsAbi } as const;

let start = performance.now();
const { content, car } = await carOfBlob(await openAsBlob(`${folder}/statement.ndjson`));
await sendCar(place.ipfs, car);
const storing = (performance.now() - start) / 1000;

const rollAt = SETTINGS.closes + SETTINGS.reviewPeriod + SETTINGS.appealPeriod + SETTINGS.finality;
const proposing = new ChainLog(place.rpc);
const bond = await readContract(client, {
  ...pools,
  functionName: "bondFor",
  args: [campaign, zeroAddress, BigInt(total)],
});
const statement = { digest: content.digest, codec: codecOf(content.codec) };
await proposing.mine(rollAt);
await proposing.send(
  brand,
  proposeStatementRequest(place, { campaign, root, total: BigInt(total), statement, bond }),
  500_000,
);
await proposing.mine(rollAt + 12);
let time = rollAt + 12 + (await readContract(client, { ...pools, functionName: "challengePeriod" }));

start = performance.now();
const claiming = new ChainLog(place.rpc);
let paid = 0n;
for (let first = 0; first < claims.length; first += 100) {
  const some = claims.slice(first, first + 100);
  for (const { account, cumulative, proof } of some) {
    const request = claimRequest(place, { campaign, account, cumulative: BigInt(cumulative), proof });
    await claiming.send(claimer, request, 300_000);
  }
  time += 12;
  const receipts = await claiming.mine(time);
  for (const [i, { logs }] of receipts.entries()) {
    const [claimed] = parseEventLogs({ abi: rewardPoolsAbi, eventName: "Claimed", logs: [...logs] });
    const claim = some[i];
    if (claimed === undefined || claim === undefined) throw new Error("a claim paid nothing");
    const { account, amount } = claimed.args;
    if (account.toLowerCase() !== claim.account || amount !== BigInt(claim.cumulative))
      throw new Error("a claim paid another sum");
    paid += amount;
  }
}
report({
  seconds: storing + (performance.now() - start) / 1000,
  storing,
  claiming: (performance.now() - start) / 1000,
  gas: proposing.spent.gas + claiming.spent.gas,
  proposeGas: proposing.spent.gas,
  claimGas: claiming.spent.gas,
  claims: claims.length,
  paid: paid.toString(),
  onChain: proposing.spent.bytes + claiming.spent.bytes,
  transactions: proposing.spent.transactions + claiming.spent.transactions,
});
