import { spawn } from "node:child_process";
import { readdir, readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import type { Artifact, ArtifactResolver } from "@nomicfoundation/ignition-core";
import { root } from "../runtime/paths.ts";

// Apart from artifacts/, which tests use: see hardhat.config.ts.
const output = join(root, "build");
const compiled = join(output, "artifacts", "contracts");
const require = createRequire(import.meta.url);

/** Compiled contracts by name, straight from `artifacts/`: starting Hardhat for that takes longer than deploying. */
export const artifactFolder: ArtifactResolver = {
  async loadArtifact(contractName) {
    const path = (await files(compiled)).find((file) => basename(file) === `${contractName}.json`);
    if (path === undefined) throw new Error(`No contract ${contractName} was compiled for deployment.`);
    return JSON.parse(await readFile(path, "utf8")) as Artifact;
  },
  // Only needed to verify the source of a live deployment, which goes through Hardhat's own resolver.
  getBuildInfo: async () => undefined,
};

/**
 * Compiles the contracts if a source is newer than what was compiled. Takes some ten seconds then, and nothing otherwise.
 *
 * @throws {Error} with the compiler's output, when it fails
 */
export async function ensureArtifacts(contracts: readonly string[]): Promise<void> {
  const sources = (await files(join(root, "contracts"))).filter((file) => file.endsWith(".sol"));
  const made = new Map((await files(compiled)).map((file) => [basename(file, ".json"), file]));
  const paths = contracts.map((name) => made.get(name));
  const present = paths.filter((path) => path !== undefined);
  if (present.length === contracts.length) {
    // Hardhat touches only what changed, so the build's own record tells when it last looked.
    const record = join(output, "cache", "compile-cache.json");
    const oldest = await modified(record).catch(async () => Math.min(...(await Promise.all(present.map(modified)))));
    const newest = Math.max(...(await Promise.all([...sources, join(root, "hardhat.config.ts")].map(modified))));
    if (newest <= oldest) return;
  }
  // Only what is deployed, and what that imports: tests and mocks take longer than all the rest.
  const wanted = sources.filter((file) => contracts.includes(basename(file, ".sol")));
  await build(wanted.map((file) => relative(root, file)));
}

async function build(sources: readonly string[]): Promise<void> {
  const hardhat = join(dirname(require.resolve("hardhat/package.json")), "dist", "src", "cli.js");
  const child = spawn(process.execPath, [hardhat, "build", "--build-profile", "production", ...sources], {
    cwd: root,
    env: { ...process.env, COLOPHON_BUILD: "deployment" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      output += text;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  if (code !== 0) throw new Error(`The contracts don't compile:\n${output}`);
}

async function files(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function modified(path: string): Promise<number> {
  return (await stat(path)).mtimeMs;
}
