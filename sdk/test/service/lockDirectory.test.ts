import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { lockDirectory } from "../../src/service/lockDirectory.ts";

class Owned extends Error {}
const take = (directory: string) => lockDirectory(directory, (owner) => new Owned(owner));

describe("lockDirectory", () => {
  const folder = mkdtempSync(join(tmpdir(), "colophon-lock-"));
  const directory = join(folder, "index");
  const lock = `${directory}.lock`;
  afterEach(() => rmSync(lock, { force: true }));

  it("names the owner, and is free again when given back", () => {
    const unlock = take(directory);
    expect(JSON.parse(readFileSync(lock, "utf8"))).toMatchObject({ pid: process.pid });
    unlock();
    expect(existsSync(lock)).toBe(false);
    take(directory)();
  });

  it("is refused while the owner lives", () => {
    const unlock = take(directory);
    expect(() => take(directory)).toThrow(Owned);
    unlock();
  });

  it("is taken over from a process that was killed", async () => {
    const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"]);
    const { pid } = child;
    writeFileSync(lock, JSON.stringify({ pid, began: null }));
    expect(() => take(directory)).toThrow(/process \d+/);
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
    take(directory)();
  });

  it("is taken over where another process got the old owner's number", () => {
    writeFileSync(lock, JSON.stringify({ pid: process.pid, began: "1" }));
    take(directory)();
  });

  it("is taken over where the lock says nothing", () => {
    writeFileSync(lock, "");
    take(directory)();
  });
});
