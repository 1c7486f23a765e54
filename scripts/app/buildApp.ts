import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { root } from "../runtime/paths.ts";

const require = createRequire(join(root, "app", "package.json"));
/** What the built page depends on. */
const inputs = [
  "app/src",
  "app/public",
  "app/index.html",
  "app/vite.config.ts",
  "app/package.json",
  "sdk/src",
  "package-lock.json",
];
const KEPT = 3;

/**
 * Builds the page, unless one of the same inputs is there already, and returns its folder.
 *
 * @param options.local A build for a chain on this machine holds the demo wallet's keys; any other doesn't.
 * @param options.onBuild Called when there is something to build (it takes some seconds).
 * @throws {Error} with what the bundler said
 */
export async function buildApp({ local, onBuild }: { local: boolean; onBuild?: () => void }): Promise<string> {
  const cache = join(root, ".colophon", "cache", "app");
  const target = join(cache, `${fingerprint()}-${local ? "local" : "live"}`);
  if (existsSync(join(target, "index.html"))) return target;
  onBuild?.();
  mkdirSync(cache, { recursive: true });
  const temporary = `${target}.${process.pid}`;
  await runVite(temporary, local);
  try {
    renameSync(temporary, target);
  } catch (error) {
    // Somebody else built the same meanwhile.
    rmSync(temporary, { recursive: true, force: true });
    if (!existsSync(join(target, "index.html"))) throw error;
  }
  forgetOldBuilds(cache);
  return target;
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const input of inputs) {
    const path = join(root, input);
    if (!existsSync(path)) continue;
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: "utf8" })
          .sort()
          .map((name) => join(path, name))
      : [path];
    for (const file of files)
      if (statSync(file).isFile()) hash.update(file.slice(root.length)).update("\0").update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 16);
}

async function runVite(outDir: string, local: boolean): Promise<void> {
  const vite = join(dirname(require.resolve("vite/package.json")), "bin", "vite.js");
  const child = spawn(process.execPath, [vite, "build", "--outDir", outDir, "--emptyOutDir", "--logLevel", "warn"], {
    cwd: join(root, "app"),
    env: { ...process.env, NODE_ENV: "production", VITE_COLOPHON_LOCAL: local ? "1" : "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-8_000);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const status = await new Promise((resolve) => child.on("close", resolve));
  if (status === 0) return;
  rmSync(outDir, { recursive: true, force: true });
  throw new Error(`The page could not be built (vite ended with status ${status}):\n${output.trim()}`);
}

function forgetOldBuilds(cache: string): void {
  const builds = readdirSync(cache)
    .map((name) => ({ path: join(cache, name), time: statSync(join(cache, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  // What is being built right now is young.
  for (const build of builds.slice(KEPT * 2)) rmSync(build.path, { recursive: true, force: true });
}
