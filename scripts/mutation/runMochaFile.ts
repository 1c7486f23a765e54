import { join } from "node:path";
import { pathToFileURL } from "node:url";
import Mocha from "mocha";
import { root } from "../runtime/paths.ts";
import { InfrastructureError } from "./model.ts";

/** How a file of tests went: all passed, or the first that didn't. */
export type FileResult = { passed: number } | { test: string; message: string; timedOut: boolean };

class Silent extends Mocha.reporters.Base {}

/**
 * Runs one of mocha's files up to its first failure, with modules of its own run.
 *
 * @param began is told each test as it begins
 * @throws {InfrastructureError} when the file can't be loaded, holds no test, or fails for want of disk, memory or files
 */
export async function runMochaFile(file: string, run: number, began: (test: string) => void): Promise<FileResult> {
  const mocha = new Mocha({ bail: true, timeout: 120_000, reporter: Silent });
  const path = join(root, file);
  mocha.suite.emit("pre-require", globalThis, path, mocha);
  try {
    const module: unknown = await import(`${pathToFileURL(path).href}?run=${run}`);
    mocha.suite.emit("require", module, path, mocha);
  } catch (error) {
    throw new InfrastructureError(`${file} can't be loaded: ${String(error)}`);
  }
  mocha.suite.emit("post-require", globalThis, path, mocha);

  let passed = 0;
  let failure: { test: string; error: Error } | null = null;
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on("test", (test) => began(test.fullTitle()));
    runner.on("pass", () => {
      passed += 1;
    });
    runner.on("fail", (test: Mocha.Runnable, error: Error) => {
      failure ??= { test: test.fullTitle(), error };
    });
  });
  mocha.dispose();
  const failed = failure as { test: string; error: Error } | null;
  if (failed === null) {
    if (passed === 0) throw new InfrastructureError(`${file} ran no test.`);
    return { passed };
  }
  refuseInfrastructure(failed.error);
  const message = String(failed.error.message);
  return { test: failed.test, message, timedOut: codeOf(failed.error) === "ERR_MOCHA_TIMEOUT" };
}

const codeOf = (error: Error) => ("code" in error ? String(error.code) : "");

/** Want of disk, memory or files is no test's verdict. */
function refuseInfrastructure(error: Error): void {
  const trouble = /ENOSPC|ENOMEM|EMFILE|ENFILE|EIO|EACCES|ENOENT|ERR_MODULE_NOT_FOUND|ERR_WORKER_OUT_OF_MEMORY|HHE1000/;
  if (trouble.test(codeOf(error)) || trouble.test(String(error.message))) {
    throw new InfrastructureError(`A test failed for want of something: ${error.message}`);
  }
}
