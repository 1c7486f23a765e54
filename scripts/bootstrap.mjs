/**
 * The one entry of every command: `node scripts/bootstrap.mjs <start|test|check|bench|coverage|generate|mutate> [arguments]`.
 *
 * It must itself run on Node 18 without any package. It brings a newer Node only where the system's is too old, installs
 * the packages from the lock file only when they are not already what the lock file says, and then runs `scripts/<command>.ts`.
 * npm runs under the newer Node too: under an older one it silently leaves out optional native packages that need the newer.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { countPackages, ensureNode, pathWith, runNpm } from "../tools/node/ensureNode.mjs";
import { arePackagesCurrent, lockedPackages, stampPackages } from "../tools/node/packages.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const say = (line) => process.stderr.write(`  ${line}\n`);

const [, , command = "", ...args] = process.argv;
const script = join(root, "scripts", `${command}.ts`);
if (!/^[a-z]+$/.test(command) || !existsSync(script)) {
  process.stderr.write(`Unknown command "${command}". Known: start, test, check, bench, coverage, generate, mutate.\n`);
  process.exit(2);
}

try {
  const { node, npm, brought } = await ensureNode(say);
  if (brought) await continueUnder(node, npm);
  else await run(node, npm);
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

/** Runs this file again under the brought Node, and ends as it ends. */
async function continueUnder(node, npm) {
  const child = spawn(node, [fileURLToPath(import.meta.url), command, ...args], {
    cwd: root,
    env: { ...process.env, PATH: pathWith(node), npm_execpath: npm, npm_node_execpath: node, NODE: node },
    // The channel closes when this process dies in whatever way; that tells the child to end too.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    process.stderr.write(
      `\nThe newer Node could not be started (${error.message}). Delete tools/node/node_modules and start again.\n`,
    );
    process.exit(1);
  });
  child.on("exit", (status, signal) => process.exit(signal === null ? (status ?? 1) : 130));
}

/** Installs what is missing, then becomes the command. */
async function run(node, npm) {
  process.chdir(root);
  if (!arePackagesCurrent(root)) {
    const total = lockedPackages(root);
    const folder = join(root, "node_modules");
    say(`Installing ${total} packages from the lock file (about a minute, once)`);
    const since = Date.now();
    await runNpm(node, npm, ["ci"], {
      cwd: root,
      say,
      progress: () => `… ${Math.round((Date.now() - since) / 1000)} s, ${countPackages(folder)} packages unpacked`,
    });
    stampPackages(root);
    say(`Packages installed in ${Math.round((Date.now() - since) / 1000)} s`);
  }
  process.env.PATH = pathWith(node);
  process.argv = [node, script, ...args];
  await import(pathToFileURL(script).href);
}
