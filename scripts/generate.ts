import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { generateAbis } from "./generateAbis.ts";
import { generateCliPage } from "./generateCliPage.ts";
import { binOf } from "./testing/bin.ts";
import { lockFiles } from "./testing/lockFiles.ts";
import { type LockFile, missingFromLock } from "./testing/missingFromLock.ts";
import { runCommand } from "./testing/runCommand.ts";

// `npm run generate`: what is generated and committed, made anew. `--lock`: instead, completes the lock file after an
// `npm install` from a registry that doesn't carry every platform's packages.
// `--gas`: instead, takes down the gas of the core paths as it is now.
const { values } = parseArgs({
  options: { lock: { type: "boolean", default: false }, gas: { type: "boolean", default: false } },
});
process.stdout.write(values.lock ? await completeLock() : values.gas ? await takeGas() : await generate());

async function generate(): Promise<string> {
  const abis = await generateAbis({ write: true });
  const page = await generateCliPage({ write: true });
  const words = (name: string, { committed, generated }: typeof abis) =>
    committed === generated ? `${name} is as it was.\n` : `${name} has changed: commit it.\n`;
  return `${words("sdk/src/abis/generated.ts", abis)}${words("docs/cli.md", page)}`;
}

async function takeGas(): Promise<string> {
  const files = ["gas.ts", "gasCuration.ts", "gasEvidence.ts", "Editions/gas.ts", "RewardPools/gas.ts"].map(
    (name) => `test/contracts/${name}`,
  );
  const args = [binOf("hardhat"), "test", "mocha", ...files];
  const { status } = await runCommand(process.execPath, args, { env: { GAS_SNAPSHOT: "write" } });
  if (status !== 0) throw new Error("The gas tests fail for another reason than the snapshot; see above.");
  return "test/contracts/gas-snapshot.json is as measured: look at its diff, and commit it.\n";
}

async function completeLock(): Promise<string> {
  let added = 0;
  for (const path of lockFiles) {
    const lock = JSON.parse(await readFile(path, "utf8")) as LockFile;
    const missing = missingFromLock(lock);
    const packages = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    await writeFile(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`);
    added += Object.keys(missing).length;
  }
  return `${added} packages added to the lock files.\n`;
}
