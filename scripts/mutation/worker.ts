/**
 * Tries mutants, one after the other: compiles, puts the artifacts in place, runs the tests. Started by `Lab`; keeps the
 * compiler, Hardhat and mocha loaded, which takes longer than most mutants.
 */
import { readFile } from "node:fs/promises";
import fc from "fast-check";
import hre from "hardhat";
import { ArtifactFolder, unitsWith } from "./ArtifactFolder.ts";
import { applyEdit } from "./applyEdit.ts";
import { type Compiled, compile, compiledShape } from "./compile.ts";
import { freshImports } from "./freshImports.ts";
import { type News, type Task, taskShape } from "./messages.ts";
import { type Finding, InfrastructureError, type Verdict } from "./model.ts";
import { projectShape, type Unit } from "./project.ts";
import { runMochaFile } from "./runMochaFile.ts";
import { runSolidityTests } from "./runSolidityTests.ts";

const INVARIANT_RUNS = 16;

const [, , projectFile = "", originalFile = ""] = process.argv;
const tell = (news: News) => process.send?.(news);

const project = projectShape.parse(JSON.parse(await readFile(projectFile, "utf8")));
const folder = await ArtifactFolder.create(hre.config.paths.artifacts);
const original = compiledShape.parse(JSON.parse(await readFile(originalFile, "utf8")));
await folder.setOriginal(new Map(project.units.map((unit, i) => [unit, at(original, i)])));

freshImports();
hurrySolidityTests();
// A counterexample is enough; looking for the smallest takes minutes. And what is random is the same for every mutant.
fc.configureGlobal({ endOnFailure: true, seed: 1 });
process.env.HH_TEST = "true";
process.env.NODE_ENV = "test";
const chains = keepChains();

let run = 0;
let queue: Promise<void> = Promise.resolve();
process.on("message", (message) => {
  queue = queue.then(async () => {
    try {
      tell({ tells: "found", finding: await tryOut(taskShape.parse(message)) });
    } catch (error) {
      tell({ tells: "broken", why: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
    }
  });
});
process.on("disconnect", () => process.exit(0));
tell({ tells: "ready" });

async function tryOut(task: Task): Promise<Finding> {
  const since = Date.now();
  const contracts = new Map<Unit, Compiled>();
  const finding = (verdict: Verdict): Finding => {
    const changes = folder.differing(contracts).filter(({ role }) => role === "deployed");
    return { verdict, changes: changes.map(({ name }) => name), seconds: (Date.now() - since) / 1000 };
  };
  const before = sourceOf(task);
  const changed = { source: task.source, content: task.change === null ? before : applyEdit(before, task.change) };
  const units = unitsWith(project, task.source, ["deployed", "helper"]);
  const compiled = compile(project, units, changed);
  if (!compiled.ok) return finding({ is: "invalid", why: compiled.why });
  for (const [unit, made] of compiled.contracts) contracts.set(unit, made);
  const isControl = task.change === null;
  if (!isControl && finding({ is: "unchanged" }).changes.length === 0) return finding({ is: "unchanged" });

  try {
    await folder.put(contracts);
    const byMocha = await mocha(task);
    if (byMocha !== null) return finding(byMocha);
    if (task.solidity) {
      const bySolidity = await solidity(task, changed);
      if (bySolidity !== null) return finding(bySolidity);
    }
    return finding({ is: "survived" });
  } finally {
    await folder.restore();
    await chains.close();
  }
}

async function mocha(task: Task): Promise<Verdict | null> {
  run += 1;
  for (const file of task.mocha) {
    const since = Date.now();
    const result = await runMochaFile(file, run, (test) => tell({ tells: "began", file, test }));
    tell({ tells: "file", file, seconds: (Date.now() - since) / 1000 });
    if ("passed" in result) continue;
    return { is: "killed", by: { file, test: result.test, how: result.timedOut ? "time-out" : "failure" } };
  }
  return null;
}

async function solidity(task: Task, changed: { source: string; content: string }): Promise<Verdict | null> {
  const units = unitsWith(project, task.source, ["test"]);
  if (units.length === 0) return null;
  const compiled = compile(project, units, changed);
  // The mutant does compile; so a test that no longer does is no test that found it.
  if (!compiled.ok)
    throw new InfrastructureError(`The Solidity tests don't compile with ${task.name}: ${compiled.why}`);
  await folder.put(compiled.contracts);
  const files = [...new Set(units.map(({ file }) => file))];
  for (const file of files) {
    tell({ tells: "began", file, test: "the whole file" });
    const result = await runSolidityTests([file]);
    if ("test" in result) return { is: "killed", by: { ...result, how: "failure" } };
  }
  return null;
}

function at(compiled: readonly Compiled[], i: number): Compiled {
  const found = compiled[i];
  if (found === undefined) throw new InfrastructureError("The unmutated build is not of this project.");
  return found;
}

function sourceOf({ source }: Task): string {
  const content = Object.values(project.jobs).find(({ sources }) => source in sources)?.sources[source]?.content;
  if (content === undefined) throw new InfrastructureError(`There is no source ${source}.`);
  return content;
}

/**
 * Fewer runs of invariants that don't name a number themselves: hundreds of mutants pass through them, and fewer runs can only
 * make the score worse. No shrinking, and nothing that failed with one mutant is tried first with the next.
 */
function hurrySolidityTests(): void {
  const failurePersistDir = `${hre.config.paths.artifacts}-failures`;
  for (const profile of Object.values(hre.config.test.solidity.profiles)) {
    const runs = Math.min(profile.invariant?.runs ?? 256, INVARIANT_RUNS);
    profile.invariant = { ...profile.invariant, runs, shrinkRunLimit: 0, failurePersistDir };
    profile.fuzz = { ...profile.fuzz, failurePersistDir };
  }
}

/** Remembers the chains that tests make, to close them when their run is over. */
function keepChains() {
  const open: { close(): Promise<void> }[] = [];
  hre.hooks.registerHandlers("network", {
    newConnection: async (context, next) => {
      const connection = await next(context);
      open.push(connection);
      return connection;
    },
  });
  return {
    async close() {
      for (const chain of open.splice(0)) await chain.close();
    },
  };
}
