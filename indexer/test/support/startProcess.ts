import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { inherited } from "../../../test/support/inherited.ts";

const SOURCE = fileURLToPath(new URL("../../src/", import.meta.url));

export interface IndexerProcess {
  child: ChildProcess;
  /** Of the API. */
  url: string;
  /** Everything it logged so far. */
  said(): string;
  /** `SIGKILL`: no time for anything. Settles when it has ended. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null>;
}

/** The real indexer (or its API alone) in a process of its own, once its API is up. */
export async function startProcess(
  env: Record<string, string>,
  args: string[] = [],
  main: "main.ts" | "api/main.ts" = "main.ts",
): Promise<IndexerProcess> {
  const child = spawn(process.execPath, [`${SOURCE}${main}`, ...args], {
    env: {
      ...inherited(),
      PORT: "0",
      POLL_MS: "50",
      IPFS_API_URL: "http://127.0.0.1:9",
      LOG_LEVEL: "info",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  const port = await new Promise<number>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /"port":(\d+)/.exec(said)?.[1];
      if (found) resolve(Number(found));
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    // Closed, and not just ended: what it said last has been read.
    child.once("close", (code) => reject(new Error(`the indexer ended with ${code}: ${said}`)));
  });
  return {
    child,
    url: `http://127.0.0.1:${port}`,
    said: () => said,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/**
 * Asks until it holds, ten times a second.
 *
 * @param attempts a minute's, unless it may take longer
 */
export async function eventually<T>(
  ask: () => Promise<T>,
  holds: (value: T) => boolean,
  what: string,
  attempts = 600,
): Promise<T> {
  let last: unknown;
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      const value = await ask();
      if (holds(value)) return value;
      last = value;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`never came: ${what}; last seen: ${last instanceof Error ? last.message : JSON.stringify(last)}`);
}
