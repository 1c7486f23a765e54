import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { bytesToHex } from "viem";
import type { Actor } from "../../../scripts/demo/actors.ts";
import type { Stack } from "../../../scripts/runtime/startStack.ts";

const command = fileURLToPath(new URL("../../../cli/bin/colophon.mjs", import.meta.url));

export interface CliAnswer {
  /** 0: yes, 1: no, 2: trouble. */
  status: number;
  output: unknown;
}

/** Runs `npx colophon … --json` with nothing to ask but the chain's RPC and the IPFS gateway. */
export function colophon(stack: Stack, ...args: readonly string[]): Promise<CliAnswer> {
  return run(stack, {}, args);
}

/** The same for one of the actors, who signs, and asks the index too. */
export function colophonAs(stack: Stack, { account }: Actor, ...args: readonly string[]): Promise<CliAnswer> {
  const { privateKey } = account.getHdKey();
  if (privateKey === null) throw new Error("An actor's account is made from a phrase, so that it has a key.");
  return run(stack, { API_URL: stack.urls.api, COLOPHON_KEY: bytesToHex(privateKey) }, args);
}

function run(stack: Stack, more: Readonly<Record<string, string>>, args: readonly string[]): Promise<CliAnswer> {
  const env = {
    ...more,
    PATH: process.env.PATH,
    RPC_URL: stack.urls.rpc,
    IPFS_GATEWAY_URL: stack.urls.gateway,
    DEPLOYMENT: stack.deploymentPath,
    // No local run's settings.
    COLOPHON_DATA: "/nonexistent",
  };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [command, ...args, "--json"], { env }, (error, stdout, stderr) => {
      const status = error === null ? 0 : error.code;
      if (typeof status !== "number") return reject(error);
      try {
        resolve({ status, output: JSON.parse(stdout) });
      } catch {
        reject(new Error(`colophon ${args.join(" ")} ended with ${status} and printed no JSON: ${stdout}\n${stderr}`));
      }
    });
  });
}
