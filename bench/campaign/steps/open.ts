import { writeFileSync } from "node:fs";
import { worksAbi } from "@colophon/sdk/abis/worksAbi.ts";
import { fundRequest } from "@colophon/sdk/actions/requests/fundRequest.ts";
import { openCampaignRequest } from "@colophon/sdk/actions/requests/openCampaignRequest.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { parseAccount } from "@colophon/sdk/ids/account.ts";
import { parseEventLogs } from "viem";
import { deployLocal } from "../../../scripts/deployment/deployLocal.ts";
import { rpc } from "../../../scripts/runtime/chain/rpc.ts";
import { pathsIn } from "../../../scripts/runtime/paths.ts";
import { report } from "../../report.ts";
import { ChainLog } from "../ChainLog.ts";
import type { Place } from "../Place.ts";
import { partiesOf } from "../parties.ts";
import { FUNDED, SETTINGS } from "../scale.ts";

// Contracts onto the chain, a campaign opened and funded; where all that is goes into place.json.
const [, , folder = "", url = "", ipfs = "", gateway = ""] = process.argv;
const start = performance.now();
const deployed = await deployLocal({ rpcUrl: url, dataDir: folder, withDemoToken: false });
// From here on blocks are made when we say so.
await rpc(url, "evm_setAutomine", false);
const { brand, arbiter, relay } = await partiesOf(url);
const chain = new ChainLog(url);
const terms = rawBlockOf({ v: 1, text: "Made up by a benchmark; any use." }).digest;
await chain.send(brand, openCampaignRequest(deployed, { arbiter, relay, settings: SETTINGS, terms }));
const [receipt] = await chain.mine(SETTINGS.opens - 60);
const [opened] = parseEventLogs({ abi: worksAbi, eventName: "CampaignOpened", logs: [...(receipt?.logs ?? [])] });
if (opened === undefined) throw new Error("no campaign was opened");
const { campaign, config } = opened.args;
await chain.send(brand, fundRequest(deployed, { campaign, amount: FUNDED, config }));
await chain.mine(SETTINGS.opens - 30);
const place: Place = {
  chainId: deployed.chainId,
  contributions: parseAccount(deployed.contributions),
  curation: parseAccount(deployed.curation),
  rewardPools: parseAccount(deployed.rewardPools),
  campaign,
  config,
  rpc: url,
  ipfs,
  gateway,
  deployment: pathsIn(folder).deployment,
};
writeFileSync(`${folder}/place.json`, JSON.stringify(place));
report({ seconds: (performance.now() - start) / 1000, ...chain.spent, contributions: place.contributions, config });
