import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathsIn, root } from "./paths.ts";
import { writeAtomically } from "./writeAtomically.ts";

interface Made {
  /** Unix milliseconds. */
  time: number;
  demo: boolean;
  /** Which contracts the chain was made with. */
  contracts: string;
}

/** Notes that a data folder's chain, and its demo data if it was to have them, are complete. */
export async function noteMade(dataDir: string, demo: boolean): Promise<void> {
  const made: Made = { time: Date.now(), demo, contracts: contractsFingerprint() };
  await writeAtomically(pathsIn(dataDir).made, JSON.stringify(made));
}

/** What a data folder holds: nothing, something that was never finished, or a complete chain (and whether today's contracts made it). */
export function readMade(dataDir: string): "nothing" | "unfinished" | { sameContracts: boolean } {
  const paths = pathsIn(dataDir);
  if (existsSync(paths.made) && existsSync(join(paths.chain, "state.json"))) {
    try {
      const made = JSON.parse(readFileSync(paths.made, "utf8")) as Made;
      return { sameContracts: made.contracts === contractsFingerprint() };
    } catch {
      return "unfinished";
    }
  }
  return existsSync(paths.chain) || existsSync(paths.deployment) ? "unfinished" : "nothing";
}

/** Deletes what a local run made: chain, blocks, index, what the relay took, uploads, and deployment; never anything else that may lie in the folder. */
export function forgetMade(dataDir: string): void {
  const { made, chain, ipfs, index, relay, files, deployment } = pathsIn(dataDir);
  for (const path of [made, deployment, chain, ipfs, index, relay, join(dataDir, "ignition")])
    rmSync(path, { recursive: true, force: true });
  forgetUploads(files);
}

/** Each relay's database has a folder of its own name for uploads; a new database has another name, and would never tidy up the old one's. */
function forgetUploads(files: string): void {
  if (!existsSync(files)) return;
  for (const name of readdirSync(files)) {
    if (UUID.test(name)) rmSync(join(files, name), { recursive: true, force: true });
  }
  if (readdirSync(files).length === 0) rmdirSync(files);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function contractsFingerprint(): string {
  return createHash("sha256")
    .update(readFileSync(join(root, "sdk", "src", "abis", "generated.ts")))
    .digest("hex")
    .slice(0, 16);
}
