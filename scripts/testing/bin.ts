import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { root } from "../runtime/paths.ts";

/**
 * The script behind a package's command, to be run by this very Node: without a shell, and without npx's second of start.
 *
 * @throws {Error} when the package isn't installed or has no such command
 * @example spawn(process.execPath, [binOf("vitest"), "run"])
 */
export function binOf(name: string, command = name, from = root): string {
  const path = createRequire(join(from, "package.json")).resolve(`${name}/package.json`);
  const { bin } = JSON.parse(readFileSync(path, "utf8")) as { bin?: string | Record<string, string> };
  const script = typeof bin === "string" ? bin : bin?.[command];
  if (script === undefined) throw new Error(`${name} has no command ${command}`);
  return join(dirname(path), script);
}
