#!/usr/bin/env node
/** Starts the command under a Node that can run it: this one, or the newer one that the checkout brings (see tools/node). */
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ensureNode, isNodeNewEnough, pathWith } from "../../tools/node/ensureNode.mjs";

const main = join(dirname(dirname(fileURLToPath(import.meta.url))), "src", "main.ts");

if (isNodeNewEnough(process.versions.node)) {
  await import(pathToFileURL(main).href);
} else {
  try {
    const { node } = await ensureNode((line) => process.stderr.write(`  ${line}\n`));
    const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
      stdio: "inherit",
      env: { ...process.env, PATH: pathWith(node) },
    });
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
    child.on("exit", (status, signal) => process.exit(signal === null ? (status ?? 2) : 2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  }
}
