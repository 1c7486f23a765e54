import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { collectStatement } from "@colophon/sdk/rewards/readStatement.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import vector from "../../test/vectors/rewards/a-remix-with-a-co-author.json" with { type: "json" };
import { runCli } from "./support/runCli.ts";

const BAD = new URL("../../test/vectors/input/bad/", import.meta.url);
const STATEMENT = new URL("../../test/vectors/statement/a-remix-with-a-co-author.ndjson", import.meta.url);
const text = JSON.stringify(vector.input);
const SUMMARY = { root: vector.expected.root, total: "1000", given: "1000", accounts: 4, works: 3 };

let folder: string;
let input: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "colophon-statement-"));
  input = join(folder, "input.json");
  await writeFile(input, text);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const compute = (args: readonly string[], stdin?: string) =>
  runCli(["statement", "compute", ...args], { cwd: folder, ...(stdin === undefined ? {} : { stdin }) });

describe("colophon statement compute", () => {
  it("writes the canonical file, byte for byte, and says what is in it", async () => {
    const result = await compute(["--input", input, "--out", "statement.ndjson", "--json"]);
    expect(result.status).toBe(0);
    expect(result.json()).toEqual(SUMMARY);
    expect(await readFile(join(folder, "statement.ndjson"), "utf8")).toBe(await readFile(STATEMENT, "utf8"));
  });
  it("takes standard input, and gives the file on standard output with the summary beside it", async () => {
    const result = await compute(["--input", "-", "--out", "-"], text);
    expect(result.status).toBe(0);
    expect(result.stdout).toBe(await readFile(STATEMENT, "utf8"));
    expect(result.stderr).toContain(SUMMARY.root);
  });
  it("takes lines, and streams what is larger than any buffer on its way", async () => {
    const works = 3_000;
    const work = (n: number) => ({
      ...vector.input.roll[0],
      id: `0x00000001${n.toString(16).padStart(56, "0")}`,
      credits: Array.from({ length: 5 }, (_, i) => ({
        account: `0x${(5 * n + i).toString(16).padStart(40, "0")}`,
        bps: 2_000,
      })),
    });
    const { roll: _, ...head } = vector.input;
    const header = { ...head, format: "colophon-statement-input-lines", works, accounts: 0 };
    const lines = [header, ...Array.from({ length: works }, (_, n) => work(n + 1))].map(
      (line) => `${JSON.stringify(line)}\n`,
    );
    lines[0] = lines[0]?.replace('"1000"', '"15000000"') ?? "";
    const result = await compute(["--input", "-", "--out", "-"], lines.join(""));
    expect(result.status).toBe(0);
    const { header: found } = await collectStatement([new TextEncoder().encode(result.stdout)]);
    expect(found).toMatchObject({ works, accounts: 5 * works, total: "15000000" });
  });
  it("never writes over a file", async () => {
    await writeFile(join(folder, "precious"), "precious");
    const result = await compute(["--input", input, "--out", "precious", "--json"]);
    expect(result.status).toBe(2);
    expect(result.json()).toMatchObject({ error: { code: "bad-option" } });
    expect(await readFile(join(folder, "precious"), "utf8")).toBe("precious");
  });
  it.each([
    "negative-amount",
    "unknown-field",
    "work-twice",
    "itself-as-a-parent",
    "cut-in-a-list",
    "lines-last-one-missing",
  ])("refuses %s by its name, with status 2, and leaves nothing behind", async (name) => {
    const index = JSON.parse(await readFile(new URL("index.json", BAD), "utf8"));
    const code = index.find(({ file }: { file: string }) => file === `${name}.json`).code;
    const bad = await readFile(new URL(`${name}.json`, BAD), "utf8");
    const result = await compute(["--input", "-", "--out", `${name}.out`, "--json"], bad);
    expect(result.status).toBe(2);
    expect(result.json()).toMatchObject({ error: { code } });
    expect(result.stderr).not.toMatch(/\n\s+at /);
    expect(await readdir(folder)).not.toContain(`${name}.out`);
  });
  it.each([
    ["an input that isn't there", ["--input", "nothing.json", "--out", "x"], "bad-option"],
    ["a folder as input", ["--input", ".", "--out", "x"], "bad-option"],
    ["a folder that isn't there", ["--input", "input.json", "--out", "no/where"], "bad-option"],
    ["both on standard output", ["--input", "input.json", "--out", "-"], "bad-option"],
    ["no --out", ["--input", "input.json"], "bad-usage"],
  ])("says what is wrong with %s", async (_, args, code) => {
    const result = await compute([...args, "--json"]);
    expect(result.status).toBe(2);
    expect(result.json()).toMatchObject({ error: { code } });
  });
});
