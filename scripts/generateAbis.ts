import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./runtime/paths.ts";
import { binOf } from "./testing/bin.ts";
import { runCommand } from "./testing/runCommand.ts";

const path = join(root, "sdk", "src", "abis", "generated.ts");

/**
 * Compiles the contracts and makes their typed ABIs.
 *
 * @param options.write false: leave the committed file as it was
 * @returns the file's content before and as generated
 * @throws {Error} with the compiler's or generator's output
 */
export async function generateAbis({ write }: { write: boolean }): Promise<{ committed: string; generated: string }> {
  const committed = await readFile(path, "utf8");
  await must("hardhat", "hardhat", ["build"]);
  await must("@wagmi/cli", "wagmi", ["generate"]);
  const generated = await readFile(path, "utf8");
  if (!write) await writeFile(path, committed);
  return { committed, generated };
}

async function must(name: string, command: string, args: readonly string[]): Promise<void> {
  const { status, output } = await runCommand(process.execPath, [binOf(name, command), ...args], { show: false });
  if (status !== 0)
    throw new Error(`${command} ${args.join(" ")} ended with status ${status}:\n${output.slice(-4_000)}`);
}
