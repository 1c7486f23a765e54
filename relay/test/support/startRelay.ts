import { startProcess } from "../../../ipfs/test/support/startProcess.ts";

export interface TestRelay {
  url: string;
  pid: number;
  /** Its log so far; whole once it has ended. */
  said: () => string;
  end: (signal?: NodeJS.Signals) => Promise<number | null>;
  /** Settles when it has ended, by whomever. */
  gone: Promise<number | null>;
}

/** The page that may upload. */
export const APP_ORIGIN = "http://127.0.0.1:3000";

/**
 * The real relay, as a process of its own, on a free port.
 *
 * @param entry another one that runs the same relay, and ends itself at a step
 */
export async function startRelay(
  ipfsApiUrl: string,
  env: Record<string, string> = {},
  entry = "relay/src/main.ts",
): Promise<TestRelay> {
  const { child, ready, said, gone, end } = await startProcess(
    entry,
    { PORT: "0", IPFS_API_URL: ipfsApiUrl, APP_ORIGIN, ...env },
    /"url":"([^"]+)","msg":"listening"/,
  );
  return { url: ready[1] ?? "", pid: child.pid ?? 0, said, end, gone };
}
