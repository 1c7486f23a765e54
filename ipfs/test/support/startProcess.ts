import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { inherited } from "../../../test/support/inherited.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

export interface RunningProcess {
  child: ChildProcess;
  /** What it printed up to the line that said it was ready. */
  ready: RegExpExecArray;
  /** All that it printed so far. */
  said: () => string;
  /** Settles when it has ended, by whomever, with its exit code (null: killed). */
  gone: Promise<number | null>;
  /** Ends it by a signal and waits until it is gone. */
  end: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** Starts a service of this repository as a process of its own and waits for the line that says it is ready. */
export function startProcess(entry: string, env: Record<string, string>, readyLine: RegExp): Promise<RunningProcess> {
  const child = spawn(process.execPath, [entry], { cwd: ROOT, env: { ...inherited(), ...env } });
  // Closed, and not just ended: what it printed last has been read, and one that ends as soon as it is ready was ready.
  const gone = new Promise<number | null>((resolve) => child.once("close", resolve));
  const end = async (signal: NodeJS.Signals = "SIGTERM") => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return gone;
  };
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (data: Buffer) => {
      output += data.toString();
      const ready = readyLine.exec(output);
      if (ready !== null) resolve({ child, ready, said: () => output, gone, end });
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    void gone.then((code) => reject(new Error(`${entry} ended with ${code}:\n${output}`)));
  });
}
