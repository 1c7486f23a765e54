import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** An index that is being made by a process of its own, ours or the peer's. */
export interface Indexer {
  /** The process; what it uses of the processor is asked for by this. */
  pid: number;
  /** True once everything that there is was indexed, by its own word. */
  ready(): Promise<boolean>;
  /** The block of the newest work that its API shows; -1: none. */
  newestBlock(): Promise<number>;
  stop(): Promise<void>;
}

export interface Starting {
  command: string[];
  cwd: string;
  env: Record<string, string>;
  url: string;
  /** Of its API: the newest work alone. */
  newest: string;
}

/** Starts one, and answers once its API does: the clock of history begins there. */
export async function startIndexer({ command, cwd, env, url, newest }: Starting): Promise<Indexer> {
  const [program = "", ...args] = command;
  const child = spawn(program, args, {
    cwd,
    env: { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const hear = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4_000);
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const gone = once(child, "exit").then(([code]) => {
    throw new Error(`${program} ${args[0]} ended with ${code}: ${said}`);
  });
  gone.catch(() => undefined);
  await Promise.race([answers(`${url}/health`), gone]);
  return {
    pid: child.pid ?? 0,
    ready: async () => (await Promise.race([ask(`${url}/ready`), gone]))?.ok ?? false,
    newestBlock: async () => {
      const response = await Promise.race([ask(`${url}${newest}`), gone]);
      const { items } = ((await response?.json()) ?? {}) as { items?: { block: number }[] };
      return items?.[0]?.block ?? -1;
    },
    stop: () => stop(child),
  };
}

/** Null where a kept connection was closed meanwhile, as happens to one that waits for a busy process: it is asked again anyway. */
const ask = (url: string): Promise<Response | null> => fetch(url).catch(() => null);

async function answers(url: string): Promise<void> {
  const until = Date.now() + 180_000;
  while (Date.now() < until) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await pause(5);
  }
  throw new Error(`Nothing answered at ${url} within three minutes.`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(late);
}

/** Waits. */
export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
