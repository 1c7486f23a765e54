import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../runtime/paths.ts";

/**
 * The script behind a package's command, to be run by this very Node: without a shell, and without npx's second of start.
 *
 * @throws {Error} when the package isn't installed or has no such command
 * @example spawn(process.execPath, [binOf("vitest"), "run"])
 */
export function binOf(name: string, command = name, from = root): string {
  const folder = folderOf(name, from);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    bin?: string | Record<string, string>;
  };
  const script = typeof bin === "string" ? bin : bin?.[command];
  if (script === undefined) throw new Error(`${name} has no command ${command}`);
  return join(folder, script);
}

/** By Node's way of looking, but without its say in what of a package may be seen: many don't export their package.json. */
function folderOf(name: string, from: string): string {
  const places = createRequire(join(from, "package.json")).resolve.paths(name) ?? [];
  const folder = places.map((place) => join(place, name)).find((path) => existsSync(join(path, "package.json")));
  if (folder === undefined) throw new Error(`${name} isn't installed. \`npm ci\` brings it.`);
  return folder;
}
