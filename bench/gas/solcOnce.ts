import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Abi } from "viem";
import { dataFolder } from "../../scripts/runtime/paths.ts";

export interface Output {
  errors?: { severity: string; formattedMessage: string }[];
  contracts: Record<string, Record<string, { abi: Abi; evm: { bytecode: { object: string } } }>>;
}

/** What the compiler asks for a file by. */
export type ReadImport = (path: string) => { contents: string } | { error: string };

interface Solc {
  version(): string;
  compile(input: string, callbacks: { import: ReadImport }): string;
}

const require = createRequire(import.meta.url);

/**
 * Compiles with the product's own compiler, once: the data folder keeps the output.
 *
 * @param input the compiler's standard input, as JSON
 * @param sources whatever else the output depends on
 * @param fresh called before the compiler is, when nothing is kept
 * @throws {Error} with the compiler's messages
 */
export async function solcOnce(
  input: string,
  readImport: ReadImport,
  sources: readonly (string | Buffer)[],
  fresh: () => void,
): Promise<Output> {
  const solc = require("solc") as Solc;
  const key = createHash("sha256").update(solc.version()).update(input);
  for (const source of sources) key.update(source);
  const kept = join(dataFolder(), "bench", `${key.digest("hex").slice(0, 32)}.json`);
  const before = await readJson(kept);
  if (before !== null) return before;
  fresh();
  const made = JSON.parse(solc.compile(input, { import: readImport })) as Output;
  const errors = (made.errors ?? []).filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join("\n"));
  await mkdir(join(dataFolder(), "bench"), { recursive: true });
  await writeFile(kept, JSON.stringify({ contracts: made.contracts }));
  return made;
}

async function readJson(path: string): Promise<Output | null> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Output;
  } catch {
    return null;
  }
}
