import { startProcess } from "../../../ipfs/test/support/startProcess.ts";

export interface TestRelay {
  url: string;
  pid: number;
  end: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** The page that may upload. */
export const APP_ORIGIN = "http://127.0.0.1:3000";

/** The real relay, as a process of its own, on a free port. */
export async function startRelay(ipfsApiUrl: string, env: Record<string, string> = {}): Promise<TestRelay> {
  const { child, ready, end } = await startProcess(
    "relay/src/main.ts",
    { PORT: "0", IPFS_API_URL: ipfsApiUrl, APP_ORIGIN, ...env },
    /"url":"([^"]+)","msg":"listening"/,
  );
  return { url: ready[1] ?? "", pid: child.pid ?? 0, end };
}
