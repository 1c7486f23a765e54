/**
 * Commits to a file with ethers 6 before anybody sees it, and certifies it afterwards at the time of the commitment. Whoever
 * certified the same bytes in between is superseded.
 *
 *   RPC_URL=http://127.0.0.1:8545 DEPLOYMENT=.colophon/deployment.json COLOPHON_KEY=0x… \
 *     node examples/commit-with-ethers.ts photo.jpg 1 photo.salt
 *
 * Run it a first time to commit: it writes the salt to the file named last, which you have to keep. Run it again to certify.
 */
import { readFile, writeFile } from "node:fs/promises";
import { worksAbi } from "@colophon/sdk/abis/worksAbi.ts";
import { certifyCommittedRequest } from "@colophon/sdk/actions/requests/certifyCommittedRequest.ts";
import { commitRequest } from "@colophon/sdk/actions/requests/commitRequest.ts";
import { encodeRequest } from "@colophon/sdk/actions/requests/encodeRequest.ts";
import { supersedeRequest } from "@colophon/sdk/actions/requests/supersedeRequest.ts";
import { contentIdOfFile } from "@colophon/sdk/content/node/contentIdOfFile.ts";
import { readDeployment } from "@colophon/sdk/deployment/readDeployment.ts";
import { explainError } from "@colophon/sdk/errors/explainError.ts";
import { commitmentHash } from "@colophon/sdk/evidence/commitmentHash.ts";
import { randomSalt } from "@colophon/sdk/evidence/randomSalt.ts";
import { parseCampaignNumber } from "@colophon/sdk/ids/campaignNumber.ts";
import { parseConfigHash } from "@colophon/sdk/ids/configHash.ts";
import { toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { codecOf } from "@colophon/sdk/ids/names.ts";
import { Contract, JsonRpcProvider, Wallet } from "ethers";

const { RPC_URL = "http://127.0.0.1:8545", DEPLOYMENT = ".colophon/deployment.json", COLOPHON_KEY = "" } = process.env;
const [file, campaignText, saltFile] = process.argv.slice(2);
if (file === undefined || campaignText === undefined || saltFile === undefined) {
  console.error(
    "Say which file, which campaign, and where the salt is kept: commit-with-ethers.ts FILE CAMPAIGN SALTFILE",
  );
  process.exit(2);
}

const deployment = await readDeployment(DEPLOYMENT);
const provider = new JsonRpcProvider(RPC_URL, deployment.chainId, { staticNetwork: true, pollingInterval: 100 });
const author = new Wallet(COLOPHON_KEY, provider);
const works = new Contract(deployment.contributions, worksAbi, provider);
const campaign = parseCampaignNumber(campaignText);
const { digest, codec } = await contentIdOfFile(file);
const place = { chainId: deployment.chainId, contract: deployment.contributions };

try {
  const kept = await readFile(saltFile, "utf8").catch(() => null);
  if (kept === null) await commit();
  else await certify(kept.trim());
} catch (error) {
  // ethers' errors, the contracts' and the SDK's become plain sentences by one table.
  const { what, action } = explainError(error);
  console.error(`${what} ${action}`);
  process.exitCode = 1;
}
provider.destroy();

async function commit(): Promise<void> {
  const salt = randomSalt();
  // On the disk before the commitment is on the chain, readable for its owner only, and never over another one.
  await writeFile(saltFile ?? "", salt, { flag: "wx", mode: 0o600 });
  const commitment = commitmentHash({ ...place, campaign, author: author.address, digest, salt });
  const request = commitRequest(deployment, { campaign, commitments: [commitment] });
  await (await author.sendTransaction(encodeRequest(request))).wait();
  console.log(`committed ${commitment}; keep ${saltFile}`);
}

async function certify(salt: string): Promise<void> {
  const config = parseConfigHash(await works.getFunction("configOf")(campaign));
  const work = { campaign, config, digest, codec: codecOf(codec), kind: "image", aiUse: "none", salt } as const;
  const taken: boolean = await works.getFunction("isCertified")(campaign, digest);
  const request = taken ? supersedeRequest(deployment, work) : certifyCommittedRequest(deployment, work);
  await (await author.sendTransaction(encodeRequest(request))).wait();
  const found = await works.getFunction("contributionOf")(toContributionId(campaign, digest));
  const since = new Date(Number(found.certifiedAt) * 1_000).toISOString();
  console.log(`${taken ? "superseded" : "certified"}: by ${found.author}, since ${since}`);
}
