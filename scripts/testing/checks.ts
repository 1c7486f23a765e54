import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { generateAbis } from "../generateAbis.ts";
import { root } from "../runtime/paths.ts";
import { binOf } from "./bin.ts";
import { lockFiles } from "./lockFiles.ts";
import { type LockFile, missingFromLock } from "./missingFromLock.ts";
import type { Outcome } from "./outcome.ts";
import { runCommand } from "./runCommand.ts";

type Check = readonly [name: string, run: () => Promise<{ ok: boolean; output: string }>];

const tool =
  (name: string, args: readonly string[], command = name): Check[1] =>
  async () => {
    const { status, output } = await runCommand(process.execPath, [binOf(name, command), ...args], { show: false });
    return { ok: status === 0, output };
  };

/** What is checked without running the program, each counted as one test: as long as contracts are compiled, and after that. */
const whileCompiling: readonly Check[] = [
  ["formatting and lint (biome)", tool("@biomejs/biome", ["ci", "--colors=off", "--max-diagnostics=60"], "biome")],
  ["the lock files name every platform's packages", lockIsComplete],
  ["the migrations are the schema's", migrationsAreCurrent],
];
const compiling: readonly Check[] = [["the generated ABIs are the contracts'", abisAreCurrent]];
// Tests take types from the artifacts; and the ABIs are written anew for a moment, when nobody else should read them.
const onceCompiled: readonly Check[] = [
  ["types of packages, scripts and tests (tsc)", tool("typescript", ["-p", "tsconfig.json"], "tsc")],
  ["types of the browser's tests (tsc)", tool("typescript", ["-p", "test/browser"], "tsc")],
  ["types of the page (tsc)", tool("typescript", ["-p", "app"], "tsc")],
  ["nothing unused, nothing undeclared (knip)", tool("knip", ["--no-progress"])],
];

/**
 * Runs all checks and tells each as it ends. The compiler uses one core, so what needs nothing of it runs beside it.
 *
 * @param compiled told when the artifacts are there, or can't be made
 */
export async function runChecks(say: (line: string) => void, compiled: () => void = () => undefined): Promise<Outcome> {
  const outcome: Outcome = { name: "checks", passed: 0, failed: 0, skipped: 0 };
  const inTurn = async (list: readonly Check[]) => {
    for (const [name, run] of list) {
      const { ok, output } = await run().catch((error: unknown) => ({ ok: false, output: String(error) }));
      if (ok) outcome.passed += 1;
      else outcome.failed += 1;
      say(`${ok ? "✓" : "✗"} ${name}`);
      if (!ok) say(output.trim().replace(/^/gm, "    "));
    }
  };
  await Promise.all([inTurn(compiling).then(compiled), inTurn(whileCompiling)]);
  await inTurn(onceCompiled);
  return outcome;
}

async function lockIsComplete() {
  const missing: string[] = [];
  for (const path of lockFiles) {
    const lock = JSON.parse(await readFile(path, "utf8")) as LockFile;
    missing.push(...Object.keys(missingFromLock(lock)).map((name) => `${relative(root, path)}: ${name}`));
  }
  const advice = "Run `npm run generate -- --lock`, and commit the result. Missing:";
  return { ok: missing.length === 0, output: `${advice}\n${missing.join("\n")}` };
}

async function abisAreCurrent() {
  const { committed, generated } = await generateAbis({ write: false });
  return {
    ok: committed === generated,
    output:
      "sdk/src/abis/generated.ts is not what the contracts make of it. Run `npm run generate` and commit the result.",
  };
}

/** drizzle-kit writes a migration where the schema has moved on; so it is let loose on a copy. */
async function migrationsAreCurrent() {
  const indexer = join(root, "indexer");
  // Beside its own configuration: drizzle-kit takes paths from where it runs.
  const copy = await mkdtemp(join(indexer, ".migrations-"));
  try {
    const { default: config } = (await import(pathToFileURL(join(indexer, "drizzle.config.ts")).href)) as {
      default: object;
    };
    await cp(join(indexer, "migrations"), join(copy, "migrations"), { recursive: true });
    const folder = `./${basename(copy)}`;
    await writeFile(join(copy, "config.json"), JSON.stringify({ ...config, out: `${folder}/migrations` }));
    const before = await listing(copy);
    const args = [binOf("drizzle-kit", "drizzle-kit", indexer), "generate", `--config=${folder}/config.json`];
    const { status, output } = await runCommand(process.execPath, args, { show: false, cwd: indexer });
    const same = before === (await listing(copy));
    const advice =
      "indexer/migrations lacks what the schema says. Run drizzle-kit generate in indexer/ and commit the result.";
    return { ok: status === 0 && same, output: status === 0 ? advice : output };
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function listing(folder: string): Promise<string> {
  return (await readdir(folder, { recursive: true })).sort().join("\n");
}
