import { parseArgs } from "node:util";
import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";
import { deployLocal } from "./deployment/deployLocal.ts";
import { dataFolder } from "./runtime/paths.ts";

export { deployLocal };

const usage = `node scripts/deploy.ts                     the chain on this machine at RPC_URL, with play money
node scripts/deploy.ts --network NAME      shows what would be placed where, and the cost; signs nothing
                       … --send            does it, checks the code, writes deployments/, gives explorers the source
                       … --check           compares a deployment with the build
                       … --verify          gives explorers the source again
  --chain-id N           for the network "live", which can be any chain
  --parameters FILE      others than modules/parameters/live.json: other addresses
  --deployments FOLDER   another place than deployments/
Endpoints and key come from the environment or Hardhat's keystore: docs/operations.md.
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      network: { type: "string" },
      send: { type: "boolean", default: false },
      check: { type: "boolean", default: false },
      verify: { type: "boolean", default: false },
      "chain-id": { type: "string" },
      parameters: { type: "string" },
      deployments: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  const { network, send, check, verify, "chain-id": chainId, parameters, deployments } = values;
  const actions = (["send", "check", "verify"] as const).filter((name) => values[name]);
  const wrong =
    actions.length > 1 || (network === undefined && (send || check || verify)) || !/^\d{0,15}$/.test(chainId ?? "");
  if (values.help || wrong) {
    process.stdout.write(usage);
    process.exitCode = wrong ? 2 : 0;
    return;
  }
  if (network === undefined) {
    const rpcUrl = process.env.RPC_URL ?? "http://127.0.0.1:8545";
    print(await deployLocal({ rpcUrl, dataDir: dataFolder(), withDemoToken: true }));
    return;
  }
  const { deployLive } = await import("./deployment/deployLive.ts");
  const deployment = await deployLive({
    network,
    action: actions[0] ?? "plan",
    ...(chainId === undefined ? {} : { chainId: Number(chainId) }),
    ...(parameters === undefined ? {} : { parameters }),
    ...(deployments === undefined ? {} : { deployments }),
    // Beside the result, which other programs may read.
    say: (line) => process.stderr.write(`${line}\n`),
  });
  if (deployment !== null) print(deployment);
}

const print = (value: unknown) => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);

if (import.meta.main) {
  await main().catch((error: unknown) => {
    // Hardhat's own say in a sentence which variable or network is missing.
    const plain = error instanceof ColophonError || (error instanceof Error && error.name === "HardhatError");
    if (!plain) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
