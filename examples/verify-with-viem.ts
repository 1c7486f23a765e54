/**
 * Says whether a file is certified, from an RPC endpoint alone.
 *
 *   RPC_URL=http://127.0.0.1:8545 DEPLOYMENT=.colophon/deployment.json node examples/verify-with-viem.ts photo.jpg
 */
import { openAsBlob } from "node:fs";
import { verifyContent } from "@colophon/sdk/actions/verifyContent.ts";
import { readDeployment } from "@colophon/sdk/deployment/readDeployment.ts";
import { createPublicClient, http } from "viem";

const { RPC_URL = "http://127.0.0.1:8545", DEPLOYMENT = ".colophon/deployment.json" } = process.env;
const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error("Say which file: verify-with-viem.ts FILE");
  process.exit(2);
}

const client = createPublicClient({ transport: http(RPC_URL) });
const deployment = await readDeployment(DEPLOYMENT);
const verdict = await verifyContent(client, { deployment, content: await openAsBlob(file) });

if (verdict.certified) {
  for (const { campaign, author, certifiedAt, status } of verdict.certifications) {
    console.log(`campaign ${campaign}: by ${author}, ${new Date(certifiedAt * 1_000).toISOString()}, ${status}`);
  }
} else {
  console.log("not certified");
  process.exitCode = 1;
}
