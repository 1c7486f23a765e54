import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetMade, noteMade, readMade } from "../../scripts/runtime/made.ts";
import { pathsIn } from "../../scripts/runtime/paths.ts";

describe("what a local run made", () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "colophon-made-"));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  const put = async (...path: string[]) => {
    const file = join(dataDir, ...path);
    await mkdir(join(file, ".."), { recursive: true });
    await writeFile(file, "something");
  };

  it("is forgotten as a whole, uploads and what Ignition wrote included", async () => {
    for (const part of ["chain", "ipfs", "index", "relay", "ignition"]) await put(part, "state.json");
    await put("deployment.json");
    await put("files", randomUUID(), "0123456789abcdef0123456789abcdef");
    await put("files", randomUUID(), "fedcba9876543210fedcba9876543210");
    await noteMade(dataDir, false);
    expect(readMade(dataDir)).toEqual({ sameContracts: true });
    forgetMade(dataDir);
    expect(await readdir(dataDir)).toEqual([]);
    expect(readMade(dataDir)).toBe("nothing");
  });

  it("is forgotten alone: what else lies in the folder stays", async () => {
    await put("chain", "state.json");
    await put("files", randomUUID(), "0123456789abcdef0123456789abcdef");
    await put("files", "holiday.jpg");
    await put("cache", "page");
    forgetMade(dataDir);
    expect(await readdir(pathsIn(dataDir).files)).toEqual(["holiday.jpg"]);
    expect(existsSync(join(dataDir, "cache", "page"))).toBe(true);
    expect(existsSync(pathsIn(dataDir).chain)).toBe(false);
  });

  it("is nothing in an empty folder, and forgetting it does no harm", () => {
    forgetMade(dataDir);
    expect(readMade(dataDir)).toBe("nothing");
  });
});
