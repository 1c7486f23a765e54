import { spawn } from "node:child_process";
import { root } from "../runtime/paths.ts";

export interface Ran {
  /** Null when it was killed. */
  status: number | null;
  /** What it printed, if it was kept. */
  output: string;
}

/**
 * Runs a command in the checkout. Shows what it prints as it prints it, or keeps it for the caller.
 *
 * @param options.show false: keep the output instead
 */
export async function runCommand(
  command: string,
  args: readonly string[],
  { show = true, env = {}, cwd = root }: { show?: boolean; env?: Record<string, string>; cwd?: string } = {},
): Promise<Ran> {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
  });
  let output = "";
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ status: 127, output: `${output}\n${command}: ${error.message}` }));
    child.on("close", (status) => resolve({ status, output }));
  });
}
