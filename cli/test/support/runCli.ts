import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("../../bin/colophon.mjs", import.meta.url));

export type CliResult = {
  status: number | null;
  stdout: string;
  stderr: string;
  /** Standard output as JSON; throws where it is anything else. */
  json(): unknown;
};

/** Runs the real command in a process of its own, with an environment that knows nothing but what is given. */
export async function runCli(
  args: readonly string[],
  options: { env?: Record<string, string>; stdin?: Uint8Array | string; cwd?: string } = {},
): Promise<CliResult> {
  const child = spawn(process.execPath, [BIN, ...args], {
    env: { PATH: process.env.PATH ?? "", COLOPHON_DATA: "/nonexistent", ...options.env },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin.on("error", () => undefined);
  child.stdin.end(options.stdin ?? "");
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  return { status, stdout, stderr, json: () => JSON.parse(stdout) };
}
