import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { z } from "zod";
import { root } from "../runtime/paths.ts";
import { children, type Node, number, walk, word } from "./ast.ts";
import { type Canary, canariesOf } from "./canaries.ts";
import { generateMutants } from "./generateMutants.ts";
import { hasTests } from "./hasTests.ts";
import { InfrastructureError, type Mutant } from "./model.ts";
import type { Project, Unit } from "./project.ts";

const artifacts = join(root, "artifacts");

const artifactShape = z.object({
  contractName: z.string(),
  sourceName: z.string(),
  inputSourceName: z.string(),
  buildInfoId: z.string(),
  bytecode: z.string(),
});
const infoShape = z.object({
  solcVersion: z.string(),
  input: z.object({
    settings: z.looseObject({}),
    sources: z.record(z.string(), z.object({ content: z.string() })),
  }),
});
const outputShape = z.object({
  output: z.object({
    sources: z.record(z.string(), z.object({ ast: z.looseObject({ nodeType: z.string(), src: z.string() }) })),
  }),
});

interface Trees {
  bySource: Map<string, Node>;
  byId: Map<number, Node>;
}

/**
 * Reads what Hardhat built last: jobs, contracts, and every mutant that the sources in `contracts/` allow.
 *
 * @throws {InfrastructureError} when nothing was built
 */
export async function loadProject(): Promise<{ project: Project; mutants: Mutant[]; canaries: Canary[] }> {
  const found = await Promise.all((await filesIn(join(artifacts, "contracts"), ".json")).map(readArtifact));
  const project: Project = { jobs: {}, units: [], mochaFiles: await mochaFiles() };
  const trees = new Map<string, Trees>();
  for (const job of new Set(found.map(({ buildInfoId }) => buildInfoId))) {
    const info = infoShape.parse(await readJson(join(artifacts, "build-info", `${job}.json`)));
    const { output } = outputShape.parse(await readJson(join(artifacts, "build-info", `${job}.output.json`)));
    project.jobs[job] = info.input;
    trees.set(job, index(output.sources));
  }
  for (const { path, ...artifact } of found.sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const tree = trees.get(artifact.buildInfoId)?.bySource;
    if (tree === undefined || !/^0x./.test(artifact.bytecode)) continue;
    project.units.push({
      artifact: path,
      name: artifact.contractName,
      file: artifact.sourceName,
      source: artifact.inputSourceName,
      job: artifact.buildInfoId,
      closure: [...closureOf(artifact.inputSourceName, tree)],
      role: roleOf(artifact, tree),
    });
  }
  if (!project.units.some(({ role }) => role === "deployed")) {
    throw new InfrastructureError("No contract was built. `npx hardhat build` tells why.");
  }
  return { project, mutants: mutantsOf(project, trees), canaries: findCanaries(project, trees) };
}

function findCanaries({ units }: Project, trees: Map<string, Trees>): Canary[] {
  return units
    .filter(({ role }) => role === "deployed")
    .flatMap(({ job, source, name }) => {
      const tree = trees.get(job);
      const contract = children(tree?.bySource.get(source) ?? null, "nodes").find(
        (node) => word(node, "name") === name,
      );
      if (tree === undefined || contract === undefined) return [];
      const sourceOf = (definition: Node) =>
        [...tree.bySource].find(
          ([path, { id }]) => id === definition.scope && path.startsWith("project/contracts/"),
        )?.[0] ?? null;
      return canariesOf(contract, (id) => (id === null ? null : (tree.byId.get(id) ?? null)), sourceOf);
    });
}

/** A source is weakened where a deployed contract is made of it; its tree is that of such a contract's job. */
function mutantsOf({ jobs, units }: Project, trees: Map<string, Trees>): Mutant[] {
  const sources = new Map<string, string>();
  for (const { role, job, closure } of units) {
    if (role === "deployed") for (const source of closure) sources.set(source, job);
  }
  return [...sources].sort().flatMap(([source, job]) => {
    const file = source.replace(/^project\//, "");
    const [tree, content] = [trees.get(job), jobs[job]?.sources[source]?.content];
    if (!file.startsWith("contracts/") || /^contracts\/(test|interfaces)\//.test(file)) return [];
    const ast = tree?.bySource.get(source);
    if (tree === undefined || ast === undefined || content === undefined) return [];
    return generateMutants(file, content, ast, (id) => (id === null ? null : (tree.byId.get(id) ?? null)));
  });
}

function index(sources: Record<string, { ast: Node }>): Trees {
  const bySource = new Map(Object.entries(sources).map(([name, { ast }]) => [name, ast]));
  const byId = new Map<number, Node>();
  for (const tree of bySource.values()) {
    walk(tree, (node) => {
      const id = number(node, "id");
      if (id !== null) byId.set(id, node);
    });
  }
  return { bySource, byId };
}

function closureOf(source: string, trees: Map<string, Node>, seen = new Set<string>()): Set<string> {
  if (seen.has(source)) return seen;
  seen.add(source);
  for (const node of children(trees.get(source) ?? null, "nodes")) {
    if (node.nodeType === "ImportDirective") closureOf(word(node, "absolutePath"), trees, seen);
  }
  return seen;
}

function roleOf(
  { sourceName, inputSourceName, contractName }: z.infer<typeof artifactShape>,
  trees: Map<string, Node>,
): Unit["role"] {
  if (sourceName.endsWith(".t.sol")) return "test";
  const contract = children(trees.get(inputSourceName) ?? null, "nodes").find(
    (node) => word(node, "name") === contractName,
  );
  const isContract = word(contract ?? null, "contractKind") === "contract";
  return isContract && !sourceName.startsWith("contracts/test/") ? "deployed" : "helper";
}

async function readArtifact(path: string) {
  return { path: relative(artifacts, path), ...artifactShape.parse(await readJson(path)) };
}

async function mochaFiles(): Promise<string[]> {
  const all = await filesIn(join(root, "test", "contracts"), ".ts");
  const paths = all.map((path) => relative(root, path)).filter((path) => !/gas|sizes/i.test(path));
  const contents = await Promise.all(paths.map((path) => readFile(join(root, path), "utf8")));
  return paths.filter((_, i) => hasTests(contents[i] ?? "")).sort();
}

async function filesIn(folder: string, ending: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map(({ parentPath, name }) => join(parentPath, name));
}

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, "utf8"));
