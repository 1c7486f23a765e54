import { existsSync, readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../scripts/runtime/paths.ts";
import type { Artifact } from "./compile.ts";
import { solcOnce } from "./solcOnce.ts";

const alternatives = join(import.meta.dirname, "alternatives");
const product = join(root, "contracts");

/** How an alternative is compiled. */
export interface Pipeline {
  viaIR: boolean;
  runs: number;
}

/** How the product compiles its two large contracts, see `hardhat.config.ts`. */
export const AS_SHIPPED = {
  contributions: { viaIR: false, runs: 800 },
  pools: { viaIR: false, runs: 2_000 },
} as const;

/**
 * Compiles a contract of `bench/gas/alternatives`, or one of the product's, otherwise than the product does it; once.
 *
 * @param name of the contract, and of its file
 * @throws {Error} with the compiler's messages
 */
export async function compileAlternative(
  name: string,
  pipeline: Pipeline,
  say: (line: string) => void,
): Promise<Artifact> {
  const found = await compile(name, pipeline, ["abi", "evm.bytecode.object"], () => {
    say(`Compiling the alternative ${name}${pipeline.viaIR ? " by the IR" : ""} (once)`);
  });
  return { abi: found.abi, bytecode: `0x${found.evm.bytecode.object}` };
}

/**
 * Only whether it would compile against the product as it is: no code is made, so it takes a second.
 *
 * @throws {Error} with the compiler's messages
 */
export async function checkAlternative(name: string): Promise<void> {
  await compile(name, AS_SHIPPED.contributions, ["abi"], () => undefined);
}

/** The names of all alternatives that the benchmarks compile. */
export async function alternativeNames(): Promise<string[]> {
  return (await readdir(alternatives)).filter((file) => file.endsWith(".sol")).map((file) => file.slice(0, -4));
}

async function compile(name: string, pipeline: Pipeline, outputs: readonly string[], fresh: () => void) {
  const own = join(alternatives, `${name}.sol`);
  const [key, path] = existsSync(own) ? [`${name}.sol`, own] : [`colophon/${name}.sol`, join(product, `${name}.sol`)];
  const input = JSON.stringify({
    language: "Solidity",
    sources: { [key]: { content: await readFile(path, "utf8") } },
    settings: {
      optimizer: { enabled: true, runs: pipeline.runs },
      viaIR: pipeline.viaIR,
      outputSelection: { [key]: { [name]: outputs } },
    },
  });
  const found = (await solcOnce(input, readImport, await productSources(), fresh)).contracts[key]?.[name];
  if (found === undefined) throw new Error(`${path} has no contract ${name}.`);
  return found;
}

/** All that an alternative can be made of. */
async function productSources(): Promise<Buffer[]> {
  const names = (await readdir(product, { recursive: true })).filter((name) => /^(?!test).*\.sol$/.test(name)).sort();
  return Promise.all(
    [join(root, "package-lock.json"), ...names.map((name) => join(product, name))].map((path) => readFile(path)),
  );
}

function readImport(path: string): { contents: string } | { error: string } {
  const ours = path.startsWith("colophon/");
  const file = ours ? join(product, path.slice("colophon/".length)) : join(root, "node_modules", path);
  if (!existsSync(file)) return { error: `${path} is in no package.` };
  const contents = readFileSync(file, "utf8");
  return {
    contents: ours
      ? contents.replace(METADATA, "public view override $1").replace(FINAL, " virtual override$1")
      : contents,
  };
}

/** Both halves have a `tokenURI` that nobody overrides; an alternative that is both of them has to. */
const METADATA = /public pure override (returns \(string memory\) \{\n\s+return "";)/;
const FINAL = /(?<!virtual) override((?:\([\w, ]+\))?\s+(?:\{|returns))/g;
