import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { root } from "../runtime/paths.ts";
import type { Project } from "./project.ts";

/** What findings depend on. */
export interface Fingerprints {
  contracts: string;
  tests: string;
  /** Of one file of tests, and of what it may import. */
  ofTest(file: string): string;
}

const hash = (parts: readonly string[]) =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);

/** Hashes contracts and tests, so that what was found out isn't believed of others. */
export async function fingerprints({ jobs, mochaFiles }: Project): Promise<Fingerprints> {
  const contracts: string[] = [];
  const tests = new Map<string, string>();
  for (const { settings, sources } of Object.values(jobs)) {
    for (const [name, { content }] of Object.entries(sources)) {
      if (name.endsWith(".t.sol")) tests.set(name.replace(/^project\//, ""), content);
      else contracts.push(JSON.stringify(settings), name, content);
    }
  }
  const helpers: string[] = [];
  for (const folder of ["test/contracts", "test/vectors"]) {
    for (const path of await filesIn(join(root, folder))) {
      const content = await readFile(join(root, path), "utf8");
      if (mochaFiles.includes(path)) tests.set(path, content);
      else helpers.push(path, content);
    }
  }
  const shared = hash(helpers);
  const ofTest = (file: string) => hash([shared, tests.get(file) ?? ""]);
  return { contracts: hash(contracts), tests: hash([...tests.keys()].sort().map(ofTest)), ofTest };
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return paths
    .map((path) => relative(root, path))
    .filter((path) => !/gas|sizes/i.test(path))
    .sort();
}
