import { existsSync, readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Abi, Hex } from "viem";
import { root } from "../../scripts/runtime/paths.ts";
import { packagesFolder } from "./installPackages.ts";
import { solcOnce } from "./solcOnce.ts";

/** A contract that can be deployed. */
export interface Artifact {
  abi: Abi;
  bytecode: Hex;
}

const contracts = join(import.meta.dirname, "contracts");

const PEERS = "peers/";

/** As many runs as there can be: to the advantage of the peers, ours are compiled for size where they must be. */
const settings = {
  optimizer: { enabled: true, runs: 1_000_000 },
  // thirdweb is compiled with the versions of its dependencies that its package names, not with the product's.
  remappings: ["solady", "@openzeppelin"].map((name) => `@thirdweb-dev/:${name}/=${PEERS}${name}/`),
  outputSelection: { "*": { "*": ["abi", "evm.bytecode.object"] } },
};

/**
 * Compiles `bench/gas/contracts` with the product's own compiler; what was compiled before comes from the data folder.
 *
 * @returns contracts by name
 * @throws {Error} with the compiler's messages
 */
export async function compile(say: (line: string) => void): Promise<(name: string) => Artifact> {
  const names = (await readdir(contracts)).filter((name) => name.endsWith(".sol")).sort();
  const sources = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, { content: await readFile(join(contracts, name), "utf8") }])),
  ) as Record<string, { content: string }>;
  const input = JSON.stringify({ language: "Solidity", sources, settings });
  const locks = await Promise.all(
    [join(root, "package-lock.json"), join(packagesFolder, "package-lock.json")].map((path) => readFile(path)),
  );
  const output = await solcOnce(input, readImport, locks, () => {
    say("Compiling the peers that ship sources only (once)");
  });
  return (name) => {
    const found = Object.values(output.contracts).find((file) => name in file)?.[name];
    if (found === undefined) throw new Error(`bench/gas/contracts has no contract ${name}.`);
    return { abi: found.abi, bytecode: `0x${found.evm.bytecode.object}` };
  };
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
