import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const app = dirname(dirname(fileURLToPath(import.meta.url)));
const vite = fileURLToPath(import.meta.resolve("vite/package.json")).replace("package.json", "bin/vite.js");
const SECRET = "test test test test";
const KIB = 1024;

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
  readonly imports?: readonly string[];
}

async function build(
  local: boolean,
): Promise<{ folder: string; scripts: Map<string, string>; manifest: Record<string, Chunk> }> {
  const folder = await mkdtemp(join(tmpdir(), "colophon-app-"));
  await promisify(execFile)(process.execPath, [vite, "build", "--outDir", folder, "--manifest", "--logLevel", "warn"], {
    cwd: app,
    env: { ...process.env, NODE_ENV: "production", VITE_COLOPHON_LOCAL: local ? "1" : "0" },
  });
  const scripts = new Map<string, string>();
  for (const name of await readdir(join(folder, "assets"))) {
    if (name.endsWith(".js")) scripts.set(`assets/${name}`, await readFile(join(folder, "assets", name), "utf8"));
  }
  const manifest = JSON.parse(await readFile(join(folder, ".vite", "manifest.json"), "utf8")) as Record<string, Chunk>;
  return { folder, scripts, manifest };
}

/** Everything a chunk brings along, itself included. */
function closure(manifest: Record<string, Chunk>, key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key]?.imports ?? []) closure(manifest, next, seen);
  return seen;
}

describe("the build for live chains", () => {
  let live: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => {
    live = await build(false);
  });
  afterAll(() => rm(live.folder, { recursive: true, force: true }));

  const gzipped = (keys: Iterable<string>) =>
    [...keys].reduce((sum, key) => sum + gzipSync(live.scripts.get(live.manifest[key]?.file ?? "") ?? "").length, 0);
  const entryKey = () => Object.keys(live.manifest).find((key) => live.manifest[key]?.isEntry === true) ?? "";

  it("holds no demo keys and no demo wallet", () => {
    for (const [name, text] of live.scripts) {
      expect(text.includes(SECRET), name).toBe(false);
      expect(text.includes("Demo wallet"), name).toBe(false);
    }
  });

  it("loads no zod with any page: only when a statement is written or read", () => {
    const pages = Object.keys(live.manifest).filter((key) => key.endsWith("Page.tsx"));
    for (const page of [entryKey(), ...pages]) {
      for (const key of closure(live.manifest, page)) {
        const text = live.scripts.get(live.manifest[key]?.file ?? "") ?? "";
        expect(/ZodError|invalid_union/.test(text), `${page} brings ${key}`).toBe(false);
      }
    }
  });

  it("has an entry of at most 170 KiB, compressed", () => {
    expect(gzipped(closure(live.manifest, entryKey()))).toBeLessThanOrEqual(170 * KIB);
  });

  it("has routes of at most 110 KiB beyond the entry, compressed", () => {
    const entry = closure(live.manifest, entryKey());
    const routes = Object.keys(live.manifest).filter(
      (key) => key.startsWith("src/features/") && key.endsWith("Page.tsx"),
    );
    expect(routes.length).toBeGreaterThan(5);
    for (const route of routes) {
      const own = [...closure(live.manifest, route)].filter((key) => !entry.has(key));
      expect(gzipped(own), route).toBeLessThanOrEqual(110 * KIB);
    }
  });
});

describe("the build for a local chain", () => {
  it("holds the demo wallet, in a chunk that the entry doesn't need", async () => {
    const local = await build(true);
    const holders = [...local.scripts].filter(([, text]) => text.includes(SECRET)).map(([name]) => name);
    const entryKey = Object.keys(local.manifest).find((key) => local.manifest[key]?.isEntry === true) ?? "";
    const first = [...closure(local.manifest, entryKey)].map((key) => local.manifest[key]?.file);
    await rm(local.folder, { recursive: true, force: true });
    expect(holders).toHaveLength(1);
    expect(first).not.toContain(holders[0]);
  });
});
