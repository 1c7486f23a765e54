import "./threads.ts";
import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";
import { ipfsConfig } from "./config.ts";
import { type RunningIpfs, serve } from "./serve.ts";

/** The IPFS node as a process. Ends well on SIGINT and SIGTERM; survives anything else by what is on disk. */
let running: RunningIpfs | undefined;
let ending = false;

async function end(signal: string): Promise<void> {
  if (ending) return;
  ending = true;
  console.log(`ipfs: ending on ${signal}`);
  await running?.close();
  process.exit(0);
}

process.on("SIGINT", () => void end("SIGINT"));
process.on("SIGTERM", () => void end("SIGTERM"));

try {
  running = await serve(ipfsConfig(process.env));
  console.log(`ipfs: RPC on ${running.rpcUrl}, gateway on ${running.gatewayUrl}`);
} catch (error) {
  console.error(error instanceof ColophonError ? error.message : error);
  process.exit(1);
}
