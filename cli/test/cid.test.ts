import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "./support/runCli.ts";

const HELLO = "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "colophon-cli-"));
  await writeFile(join(folder, "hello.txt"), "hello world");
  await writeFile(join(folder, "empty"), "");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("colophon cid", () => {
  it("prints the public vector's CID, and its digest", async () => {
    const { status, stdout } = await runCli(["cid", join(folder, "hello.txt")]);
    expect(status).toBe(0);
    expect(stdout).toContain(HELLO);
    expect(stdout).toContain("0xb94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9");
  });

  it("takes standard input, and prints nothing but JSON with --json", async () => {
    const result = await runCli(["cid", "-", "--json"], { stdin: "hello world" });
    expect(result.status).toBe(0);
    expect(result.json()).toMatchObject({ cid: HELLO, codec: "raw", size: 11 });
    expect(result.stderr).toBe("");
  });

  it.each([
    ["an empty file", ["empty"], "empty-file"],
    ["a file that isn't there", ["nothing.png"], "content-unreadable"],
    ["a folder", ["."], "content-unreadable"],
    ["an unknown option", ["hello.txt", "--fast"], "bad-usage"],
    ["no file", [], "bad-usage"],
  ])("says what is wrong with %s", async (_, args, code) => {
    const result = await runCli(["cid", "--json", ...args], { cwd: folder });
    expect(result.status).toBe(2);
    expect(result.json()).toMatchObject({ error: { code } });
    expect(result.stderr).not.toBe("");
    expect(result.stderr).not.toMatch(/\n\s+at /);
  });

  it("refuses empty standard input", async () => {
    const result = await runCli(["cid", "-"], { stdin: "" });
    expect(result.status).toBe(2);
    expect(result.stderr).toContain("The file is empty");
  });
});

describe("colophon", () => {
  it("prints its help and its version, and knows no other words", async () => {
    const help = await runCli(["--help"]);
    expect(help.status).toBe(0);
    expect(help.stdout).toContain("Exit status: 0 yes, 1 no, 2 trouble");
    expect((await runCli(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await runCli(["certfy"])).status).toBe(2);
  });
});
