import { join } from "node:path";
import { parseArgs } from "node:util";
import { readIgnitionDeployment } from "@colophon/sdk/deployment/readIgnitionDeployment.ts";
import { createPublicClient, custom } from "viem";
import { deployLocal } from "./deployment/deployLocal.ts";
import { deployModule } from "./deployment/deployModule.ts";
import { describeToken } from "./deployment/describeToken.ts";
import { dataFolder, root } from "./runtime/paths.ts";
import { writeAtomically } from "./runtime/writeAtomically.ts";

export { deployLocal };

/**
 * `node scripts/deploy.ts`                  – the local chain at RPC_URL, with play money, into the data folder
 * `node scripts/deploy.ts --network live`   – a network of hardhat.config.ts, with the live periods, into deployments/
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { network: { type: "string" } } });
  const deployment =
    values.network === undefined
      ? await deployLocal({
          rpcUrl: process.env.RPC_URL ?? "http://127.0.0.1:8545",
          dataDir: dataFolder(),
          withDemoToken: true,
        })
      : await deployLive(values.network);
  process.stdout.write(`${JSON.stringify(deployment, null, 2)}\n`);
}

/** Through Hardhat: its keystore signs, and its artifacts carry what explorers need to verify the source. */
async function deployLive(name: string) {
  const [{ artifacts, network }, { HardhatArtifactResolver }] = await Promise.all([
    import("hardhat"),
    import("@nomicfoundation/hardhat-ignition/helpers"),
  ]);
  const connection = await network.connect({ network: name });
  try {
    const client = createPublicClient({ transport: custom(connection.provider) });
    const folder = join(root, "deployments", `chain-${await client.getChainId()}`);
    await deployModule({
      provider: connection.provider,
      artifacts: new HardhatArtifactResolver(artifacts),
      folder,
      parameters: {},
      demo: false,
    });
    const deployment = await readIgnitionDeployment(folder, describeToken(client));
    await writeAtomically(join(folder, "deployment.json"), `${JSON.stringify(deployment, null, 2)}\n`);
    return deployment;
  } finally {
    await connection.close();
  }
}

if (import.meta.main) await main();
