import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Branches, branchesOf } from "./coverage/branchesOf.ts";
import { parseAst } from "./coverage/parseAst.ts";
import { readLcov } from "./coverage/readLcov.ts";
import { root } from "./runtime/paths.ts";
import { binOf } from "./testing/bin.ts";
import { runCommand } from "./testing/runCommand.ts";

/** Least share of lines and of branches that the contracts' own tests have to reach, in per cent. */
const LEAST = 98;

// `npm run coverage`: which lines and branches of the contracts the mocha tests reach. Gas and sizes are left out: what is
// instrumented costs more and is larger. The Solidity tests are left out, too, so that what is found here was looked at closely.
const tests = readdirSync(join(root, "test/contracts"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.includes("support") && !/gas|sizes/i.test(path))
  .map((path) => join("test/contracts", path));
const { status } = await runCommand(process.execPath, [binOf("hardhat"), "--coverage", "test", "mocha", ...tests]);
if (status !== 0) {
  console.error("\nThe tests themselves failed, so that nothing can be said of what they reach. Mend them first.");
  process.exit(2);
}

const reached = readLcov(readFileSync(join(root, "coverage/lcov.info"), "utf8"));
const files = [...reached.keys()].filter((path) => /^contracts\/(?!test\/|interfaces\/)/.test(path)).sort();
const sources = new Map(files.map((path) => [path, readFileSync(join(root, path), "utf8")]));
const asts = parseAst(sources);
const [lines, branches]: [Branches, Branches] = [
  { reached: 0, all: 0, missed: [] },
  { reached: 0, all: 0, missed: [] },
];
for (const path of files) {
  const hit = reached.get(path) ?? new Map<number, boolean>();
  for (const [line, isHit] of hit) {
    lines.all += 1;
    if (isHit) lines.reached += 1;
    else lines.missed.push(`${path}:${line}`);
  }
  const found = branchesOf(asts.get(path), sources.get(path) ?? "", hit);
  branches.all += found.all;
  branches.reached += found.reached;
  branches.missed.push(...found.missed.map((place) => `${path}:${place}`));
}
const shares = [share("lines", lines), share("branches", branches)];
process.exit(shares.every((percent) => percent >= LEAST) ? 0 : 1);

function share(name: string, { reached: some, all, missed }: Branches): number {
  const percent = all === 0 ? 0 : (100 * some) / all;
  console.log(`${name}: ${some} of ${all}, ${percent.toFixed(2)} % (at least ${LEAST} %)`);
  for (const place of missed) console.log(`  not reached: ${place}`);
  return percent;
}
