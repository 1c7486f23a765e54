import { spawn } from "node:child_process";
import { anvilBinary } from "../../scripts/runtime/chain/anvilBinary.ts";
import { rpc } from "../../scripts/runtime/chain/rpc.ts";
import { freePort } from "../../scripts/runtime/ports.ts";
import { withParent } from "../../scripts/runtime/withParent.ts";
import { GENESIS } from "./scale.ts";

export interface Anvil {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * A chain of the bench's own: anvil as the product's local chain runs it, but with a clock that begins where the campaign's does, and
 * without its state being written after each block, which would be the better part of a long run.
 */
export async function startAnvil(): Promise<Anvil> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = ["--host", "127.0.0.1", "--port", String(port), "--quiet", "--timestamp", String(GENESIS)];
  const child = spawn(...withParent(anvilBinary(), [...args, "--gas-limit", String(BLOCK_GAS)]), { stdio: "ignore" });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  for (let attempt = 0; ; attempt++) {
    try {
      await rpc(url, "eth_chainId");
      break;
    } catch (error) {
      if (attempt > 600 || child.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  return {
    url,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** What a block holds, as Ethereum's does now. */
const BLOCK_GAS = 60_000_000;
