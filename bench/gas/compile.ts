import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Abi, Hex } from "viem";
import { dataFolder, root } from "../../scripts/runtime/paths.ts";
import { packagesFolder } from "./installPackages.ts";

/** A contract that can be deployed. */
export interface Artifact {
  abi: Abi;
  bytecode: Hex;
}

interface Output {
  errors?: { severity: string; formattedMessage: string }[];
  contracts: Record<string, Record<string, { abi: Abi; evm: { bytecode: { object: string } } }>>;
}

interface Solc {
  version(): string;
  compile(input: string, callbacks: { import(path: string): { contents: string } | { error: string } }): string;
}

const contracts = join(import.meta.dirname, "contracts");
const require = createRequire(import.meta.url);

const PEERS = "peers/";

/** As many runs as there can be: to the advantage of the peers, ours are compiled for size where they must be. */
const settings = (viaIR: boolean) => ({
  optimizer: { enabled: true, runs: 1_000_000 },
  viaIR,
  // thirdweb is compiled with the versions of its dependencies that its package names, not with the product's.
  remappings: ["solady", "@openzeppelin"].map((name) => `@thirdweb-dev/:${name}/=${PEERS}${name}/`),
  outputSelection: { "*": { "*": ["abi", "evm.bytecode.object"] } },
});

/**
 * Compiles `bench/gas/contracts` with the product's own compiler; what was compiled before comes from the data folder.
 *
 * @returns contracts by name
 * @throws {Error} with the compiler's messages
 */
export async function compile(say: (line: string) => void, viaIR = false): Promise<(name: string) => Artifact> {
  const solc = require("solc") as Solc;
  const names = (await readdir(contracts)).filter((name) => name.endsWith(".sol")).sort();
  const sources = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, { content: await readFile(join(contracts, name), "utf8") }])),
  ) as Record<string, { content: string }>;
  const input = JSON.stringify({ language: "Solidity", sources, settings: settings(viaIR) });
  const locks = await Promise.all(
    [join(root, "package-lock.json"), join(packagesFolder, "package-lock.json")].map((path) => readFile(path)),
  );
  const key = [solc.version(), input, ...locks].reduce((hash, part) => hash.update(part), createHash("sha256"));
  const cached = join(dataFolder(), "bench", `${key.digest("hex").slice(0, 32)}.json`);
  const output = (await readJson(cached)) ?? (await fresh());
  return (name) => {
    const found = Object.values(output.contracts).find((file) => name in file)?.[name];
    if (found === undefined) throw new Error(`bench/gas/contracts has no contract ${name}.`);
    return { abi: found.abi, bytecode: `0x${found.evm.bytecode.object}` };
  };

  async function fresh(): Promise<Output> {
    say("Compiling the peers that ship sources only (once)");
    const made = JSON.parse(solc.compile(input, { import: readImport })) as Output;
    const errors = (made.errors ?? []).filter(({ severity }) => severity === "error");
    if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join("\n"));
    await mkdir(join(dataFolder(), "bench"), { recursive: true });
    await writeFile(cached, JSON.stringify(made));
    return made;
  }
}

async function readJson(path: string): Promise<Output | null> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Output;
  } catch {
    return null;
  }
}

/** The product's packages for what bench contracts import, the peers' own for what peers import. */
function readImport(path: string): { contents: string } | { error: string } {
  const peers = join(packagesFolder, "node_modules");
  const folders = path.startsWith(PEERS)
    ? [join(peers, "@thirdweb-dev", "contracts", "node_modules"), peers]
    : [join(root, "node_modules"), peers];
  const name = path.startsWith(PEERS) ? path.slice(PEERS.length) : path;
  const found = folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
  return found === undefined ? { error: `${path} is in no package.` } : { contents: readFileSync(found, "utf8") };
}
