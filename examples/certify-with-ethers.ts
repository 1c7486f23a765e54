/**
 * Certifies a file with ethers 6, and verifies it: the SDK's pure parts say what to send and what to sign; ethers talks to
 * the chain. No viem client is needed.
 *
 *   RPC_URL=http://127.0.0.1:8545 DEPLOYMENT=.colophon/deployment.json COLOPHON_KEY=0x… \
 *     node examples/certify-with-ethers.ts photo.jpg 1
 *
 * It puts nothing on IPFS: give the file to a relay first (`colophon certify` does both).
 */
import { worksAbi } from "@colophon/sdk/abis/worksAbi.ts";
import { certifyRequest } from "@colophon/sdk/actions/requests/certifyRequest.ts";
import { encodeRequest } from "@colophon/sdk/actions/requests/encodeRequest.ts";
import { contentIdOfFile } from "@colophon/sdk/content/node/contentIdOfFile.ts";
import { readDeployment } from "@colophon/sdk/deployment/readDeployment.ts";
import { parseCampaignNumber } from "@colophon/sdk/ids/campaignNumber.ts";
import { parseConfigHash } from "@colophon/sdk/ids/configHash.ts";
import { toContributionId, tokenIdOf } from "@colophon/sdk/ids/contributionId.ts";
import { codecOf } from "@colophon/sdk/ids/names.ts";
import { Contract, id as hashOf, JsonRpcProvider, Wallet } from "ethers";

const { RPC_URL = "http://127.0.0.1:8545", DEPLOYMENT = ".colophon/deployment.json", COLOPHON_KEY = "" } = process.env;
const [file, campaignText] = process.argv.slice(2);
if (file === undefined || campaignText === undefined) {
  console.error("Say which file, and which campaign: certify-with-ethers.ts FILE CAMPAIGN");
  process.exit(2);
}

const deployment = await readDeployment(DEPLOYMENT);
const provider = new JsonRpcProvider(RPC_URL, deployment.chainId, { staticNetwork: true, pollingInterval: 100 });
const author = new Wallet(COLOPHON_KEY, provider);
const contributions = new Contract(deployment.contributions, worksAbi, provider);

// What the work is called, and under which settings and terms it is contributed. Read the terms before you accept them.
const campaign = parseCampaignNumber(campaignText);
const { cid, digest, codec } = await contentIdOfFile(file);
const config = parseConfigHash(await contributions.getFunction("configOf")(campaign));

const work = { campaign, config, digest, codec: codecOf(codec), kind: "image", aiUse: "none" } as const;
const sent = await author.sendTransaction(encodeRequest(certifyRequest(deployment, work)));
await sent.wait();
console.log(`certified ${cid} in campaign ${campaign}, by ${author.address}, in ${sent.hash}`);

// Anybody verifies the same file in one call: its digest is a topic of the event.
const topic = hashOf("Contributed(uint256,address,bytes32,uint256,bytes32,uint256[])");
const logs = await provider.getLogs({
  address: deployment.contributions,
  topics: [topic, null, null, digest],
  fromBlock: deployment.startBlock,
});
for (const log of logs) {
  const event = contributions.interface.parseLog(log);
  const found = await contributions.getFunction("contributionOf")(event?.args.id);
  const certifiedAt = new Date(Number(found.certifiedAt) * 1_000).toISOString();
  console.log(`verified: campaign ${found.campaign}, author ${found.author}, ${certifiedAt}`);
}
if (
  !logs.some(
    (log) => log.topics[1] === `0x${tokenIdOf(toContributionId(campaign, digest)).toString(16).padStart(64, "0")}`,
  )
) {
  throw new Error("the certification can't be found");
}
provider.destroy();
