import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { compile } from "./mutation/compile.ts";
import { DEMANDS, percent, shortfalls } from "./mutation/demands.ts";
import { fingerprints } from "./mutation/fingerprints.ts";
import { loadProject } from "./mutation/loadProject.ts";
import { InfrastructureError, type Mutant } from "./mutation/model.ts";
import { Proofs } from "./mutation/Proofs.ts";
import type { Project } from "./mutation/project.ts";
import { Results } from "./mutation/Results.ts";
import { change, report } from "./mutation/report.ts";
import { runMutants } from "./mutation/runMutants.ts";
import { score } from "./mutation/score.ts";
import { selectMutants } from "./mutation/selectMutants.ts";
import { dataFolder, root } from "./runtime/paths.ts";
import { isSameProcess, markProcess } from "./runtime/processes.ts";
import { binOf } from "./testing/bin.ts";
import { runCommand } from "./testing/runCommand.ts";

// `npm run mutate`: weakens the contracts one guard at a time, and sees which test notices. Interrupted, it goes on where it was.
const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    mutant: { type: "string", multiple: true },
    limit: { type: "string", default: "600" },
    jobs: { type: "string", default: String(availableParallelism()) },
    seed: { type: "string", default: "colophon" },
    list: { type: "boolean", default: false },
  },
  allowPositionals: false,
});
/** Chosen of each contract on top of what is demanded: some don't compile, or to the same code. */
const SPARE = 4;
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof InfrastructureError)) throw error;
  process.stderr.write(
    `\nThe run is at fault, not a mutant: ${error.message}\nNothing found so far is lost; run it again.\n`,
  );
  process.exitCode = 3;
}

async function main(): Promise<number> {
  await build();
  const { project, mutants: candidates, canaries } = await loadProject();
  const contracts = project.units.filter(({ role }) => role === "deployed").map(({ name }) => name);
  const mutants = choose(project, candidates);
  if (options.list) {
    for (const mutant of mutants)
      say(`${mutant.id}  ${mutant.file}:${mutant.line}  ${mutant.scope}  ${change(mutant)}`);
    say(`${mutants.length} of ${candidates.length} candidates`);
    return 0;
  }

  const folder = join(dataFolder(), "mutation");
  mkdirSync(folder, { recursive: true });
  takeTurn(join(folder, "running.json"));
  const prints = await fingerprints(project);
  const results = new Results(join(folder, "results.jsonl"), prints);
  const proofs = new Proofs(join(folder, "proofs.txt"), prints);
  prepare(project, folder);
  await runMutants({ project, canaries, mutants, results, proofs, jobs: whole("jobs"), folder, say });

  const outcome = score(mutants, results, contracts);
  const explanations = readExplanations();
  for (const { mutant } of outcome.survived) {
    say(`  survived: ${mutant.id} ${mutant.file}:${mutant.line} ${mutant.scope} ${change(mutant)}`);
    say(`            ${explanations.get(mutant.id)?.why ?? "not explained in test/mutation/survivors.json"}`);
  }
  for (const [name, { tried, killed }] of outcome.contracts) say(`  ${name.padEnd(24)} ${killed} of ${tried} killed`);
  const counted = outcome.killed.length + outcome.survived.length;
  say(
    `${outcome.killed.length} of ${counted} mutants killed, ${percent(outcome.share)} (${outcome.unchanged.length} unchanged, ${outcome.invalid.length} not compiling)`,
  );
  if (options.only !== undefined || options.mutant !== undefined)
    return outcome.survived.every(({ mutant }) => explanations.has(mutant.id)) ? 0 : 1;

  const missing = shortfalls(outcome, new Set(explanations.keys()));
  for (const sentence of missing) say(`✗ ${sentence}`);
  // A small run must not replace what a whole one found.
  if (counted < DEMANDS.mutants) return 1;
  const text = report(outcome, { explanations, seed: options.seed, candidates: candidates.length });
  writeFileSync(join(root, "docs", "mutation.md"), text);
  return missing.length === 0 ? 0 : 1;
}

async function build(): Promise<void> {
  const { status, output } = await runCommand(process.execPath, [binOf("hardhat"), "build"], { show: false });
  if (status !== 0) throw new InfrastructureError(`The contracts don't compile:\n${output}`);
}

/** Those named, or a drawing of all. */
function choose(project: Project, candidates: readonly Mutant[]): readonly Mutant[] {
  const named = options.mutant;
  if (named !== undefined) {
    const unknown = named.find((id) => !candidates.some((mutant) => mutant.id === id));
    if (unknown === undefined) return candidates.filter(({ id }) => named.includes(id));
    throw new InfrastructureError(`There is no mutant ${unknown}. --list --limit 10000 shows all.`);
  }
  // Libraries and types are left out: a contract imports more of them than it uses.
  const own = ({ closure }: Project["units"][number]) =>
    closure.map((source) => source.replace(/^project\//, "")).filter((file) => !/\/(libraries|types)\//.test(file));
  const deployed = project.units.filter(({ role }) => role === "deployed");
  return selectMutants(only(project, candidates), {
    seed: options.seed,
    limit: whole("limit"),
    contracts: options.only === undefined ? new Map(deployed.map((unit) => [unit.name, own(unit)])) : new Map(),
    ofEach: DEMANDS.ofEach + SPARE,
  });
}

/** Mutants of what a contract is made of. */
function only({ units }: Project, candidates: readonly Mutant[]): readonly Mutant[] {
  if (options.only === undefined) return candidates;
  const deployed = units.filter(({ role }) => role === "deployed");
  const unit = deployed.find(({ name }) => name === options.only);
  if (unit === undefined) {
    const names = deployed.map(({ name }) => name).join(", ");
    throw new InfrastructureError(`There is no contract ${options.only}; there are ${names}.`);
  }
  return candidates.filter(({ file }) => unit.closure.includes(`project/${file}`));
}

function whole(name: "limit" | "jobs"): number {
  const number = Number(options[name]);
  if (!Number.isInteger(number) || number < 1) throw new InfrastructureError(`--${name} takes a number from 1.`);
  return number;
}

/** Two runs in one folder would write into each other's artifacts. */
function takeTurn(path: string): void {
  const shape = z.object({ pid: z.number(), began: z.string() });
  const read = () => {
    try {
      return shape.parse(JSON.parse(readFileSync(path, "utf8")));
    } catch {
      return null;
    }
  };
  const other = read();
  if (other !== null && isSameProcess(other)) {
    throw new InfrastructureError(
      `Process ${other.pid} is at it already. Wait for it, or set COLOPHON_DATA to another folder.`,
    );
  }
  writeFileSync(path, JSON.stringify(markProcess(process.pid)));
}

/** Compiles the unmutated contracts as mutants are compiled, and leaves all that the workers need. */
function prepare(project: Project, folder: string): void {
  const original = compile(project, project.units);
  if (!original.ok) throw new InfrastructureError(`The unmutated contracts don't compile: ${original.why}`);
  writeFileSync(join(folder, "project.json"), JSON.stringify(project));
  writeFileSync(
    join(folder, "original.json"),
    JSON.stringify(project.units.map((unit) => original.contracts.get(unit))),
  );
}

function readExplanations() {
  const shape = z.record(z.string(), z.object({ equivalent: z.boolean(), why: z.string().min(20) }));
  return new Map(
    Object.entries(shape.parse(JSON.parse(readFileSync(join(root, "test", "mutation", "survivors.json"), "utf8")))),
  );
}
