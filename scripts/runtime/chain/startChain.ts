import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { withParent } from "../withParent.ts";
import { anvilBinary } from "./anvilBinary.ts";
import { ChainKeeper } from "./ChainKeeper.ts";
import { rpc } from "./rpc.ts";

export interface ChainOptions {
  /** The chain's state is kept in `chain/` inside. */
  dataDir: string;
  /** Where it listens on loopback. */
  port: number;
  /** How far back a fresh chain's clock starts, in days. A chain that exists goes on with the wall's clock. */
  ageDays?: number;
  /** A chain that exists goes on from its latest block's time instead of the wall's. For tests that live in the past. */
  keepClock?: boolean;
  /** Told of what anvil prints. */
  onLine?: (line: string) => void;
}

/** A running local chain. */
export interface Chain {
  url: string;
  port: number;
  pid: number;
  /** True if there was no saved state. */
  fresh: boolean;
  /** The chain's clock, in unix seconds. */
  now(): number;
  /** Moves the chain's clock to a time that is past its latest block and not past the wall's, and makes a block of that time. */
  advanceTo(timestamp: number): Promise<void>;
  /** The same by a number of seconds, however many blocks are made meanwhile. @returns Where the clock then stands, in unix seconds. */
  advanceBy(seconds: number): Promise<number>;
  /** Writes the state now. */
  save(): Promise<void>;
  /** Saves, then ends the chain. @throws {SaveError} with the chain ended all the same */
  stop(): Promise<void>;
  /** Ends the chain as a power cut would, saving nothing. */
  kill9(): Promise<void>;
  /** Resolves when anvil is gone, with why. */
  exited: Promise<string>;
}

/**
 * Starts anvil with saved state, on loopback, and keeps its clock: see {@link ChainKeeper}.
 *
 * @throws {Error} when anvil doesn't come up, with what it printed
 * @example const chain = await startChain({ dataDir, port: 8545, ageDays: 90 }); await chain.advanceTo(chain.now() + 86_400);
 */
export async function startChain(options: ChainOptions): Promise<Chain> {
  const folder = join(options.dataDir, "chain");
  mkdirSync(folder, { recursive: true });
  const stateFile = join(folder, "state.json");
  const fresh = !existsSync(stateFile);
  const wall = Math.floor(Date.now() / 1000);
  const genesis = wall - Math.round((options.ageDays ?? 0) * 86_400);

  // anvil with saved state goes on with the wall's clock, but with `--timestamp` as well it would jump to that: so only one of them.
  const args = ["--host", "127.0.0.1", "--port", String(options.port), "--no-mining", "--quiet"];
  args.push(...(fresh ? ["--timestamp", String(genesis)] : ["--load-state", stateFile]));
  const [command, commandArgs] = withParent(anvilBinary(), args);
  // A group of its own: Ctrl-C in the terminal must not end it before its state is saved.
  const child = spawn(command, commandArgs, { stdio: ["ignore", "pipe", "pipe"], detached: true });
  const output = collect(child, options.onLine);
  const exited = once(child, "exit").then(([code, signal]) =>
    `anvil ended (${signal ?? `status ${code}`}). ${output()}`.trim(),
  );
  const url = `http://127.0.0.1:${options.port}`;
  await waitUntilUp(url, exited);

  const keeper = new ChainKeeper({ url, stateFile, clock: fresh ? genesis : options.keepClock ? "latest" : "wall" });
  await keeper.start();
  exited.then(() => keeper.halt());
  return {
    url,
    port: options.port,
    pid: child.pid ?? 0,
    fresh,
    exited,
    now: () => keeper.now(),
    advanceTo: (timestamp) => keeper.advanceTo(timestamp),
    advanceBy: (seconds) => keeper.advanceBy(seconds),
    save: () => keeper.save(),
    async stop() {
      try {
        await keeper.stop();
      } finally {
        await end(child, "SIGTERM", exited);
      }
    },
    async kill9() {
      const halted = keeper.halt();
      await end(child, "SIGKILL", exited);
      await halted;
    },
  };
}

function collect(child: ChildProcess, onLine?: (line: string) => void): () => string {
  let last = "";
  const take = (chunk: Buffer) => {
    last = (last + chunk.toString()).slice(-4_000);
    if (onLine) for (const line of chunk.toString().split("\n")) if (line.trim() !== "") onLine(line);
  };
  child.stdout?.on("data", take);
  child.stderr?.on("data", take);
  child.on("error", (error) => take(Buffer.from(error.message)));
  return () => last.trim();
}

async function waitUntilUp(url: string, exited: Promise<string>): Promise<void> {
  let gone: string | undefined;
  exited.then((reason) => {
    gone = reason;
  });
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      await rpc(url, "eth_chainId");
      return;
    } catch {
      if (gone !== undefined) throw new Error(`The local chain could not start: ${gone}`);
      if (Date.now() > deadline) throw new Error(`The local chain did not answer at ${url} within a minute.`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals, exited: Promise<string>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  const force = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await exited;
  clearTimeout(force);
}
