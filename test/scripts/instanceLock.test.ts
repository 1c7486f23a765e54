import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { eventually } from "../../indexer/test/support/startProcess.ts";
import { AlreadyRunningError, takeInstanceLock } from "../../scripts/runtime/instanceLock.ts";
import { pathsIn } from "../../scripts/runtime/paths.ts";
import { markProcess } from "../../scripts/runtime/processes.ts";

describe("takeInstanceLock", () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "colophon-lock-"));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  it("lets one run have a folder, and the next once it is released", async () => {
    const lock = await takeInstanceLock(dataDir);
    lock.setUrl("http://127.0.0.1:3000");
    const refusal = await takeInstanceLock(dataDir).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AlreadyRunningError);
    expect((refusal as AlreadyRunningError).url).toBe("http://127.0.0.1:3000");
    lock.release();
    (await takeInstanceLock(dataDir)).release();
  });

  it("goes on where a note can't be written, and writes it once it can", async () => {
    const lock = await takeInstanceLock(dataDir);
    await rename(dataDir, `${dataDir}.away`);
    lock.addChild("small", process.pid);
    await rename(`${dataDir}.away`, dataDir);
    const noted = () => readFile(pathsIn(dataDir).lock, "utf8");
    await eventually(noted, (text) => text.includes('"small"'), "the note");
    lock.release();
  });

  describe("when the run before was killed", () => {
    const idle = () => spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    const abandoned = (children: object[]) =>
      writeFile(
        pathsIn(dataDir).lock,
        JSON.stringify({ supervisor: { pid: 2 ** 22 - 7, began: "1" }, url: null, children }),
      );

    it("ends what it left running", async () => {
      const orphan = idle();
      const gone = once(orphan, "exit");
      await abandoned([{ name: "chain", ...markProcess(orphan.pid ?? 0) }]);
      const lock = await takeInstanceLock(dataDir);
      expect(lock.ended).toEqual(["chain"]);
      await gone;
      lock.release();
    });

    it("leaves alone a stranger's process that now has the number", async () => {
      const stranger = idle();
      onTestFinished(() => void stranger.kill("SIGKILL"));
      await abandoned([{ name: "chain", pid: stranger.pid, began: "1" }]);
      const lock = await takeInstanceLock(dataDir);
      expect(lock.ended).toEqual([]);
      expect(stranger.exitCode).toBeNull();
      expect(stranger.signalCode).toBeNull();
      lock.release();
    });

    it("isn't stopped by half a lock file", async () => {
      await writeFile(pathsIn(dataDir).lock, '{"supervisor":');
      (await takeInstanceLock(dataDir)).release();
    });
  });
});
