import { startProcess } from "./startProcess.ts";

export interface TestIpfs {
  rpcUrl: string;
  gatewayUrl: string;
  pid: number;
  end: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** The real node, as a process of its own, on free ports. */
export async function startIpfs(folder: string): Promise<TestIpfs> {
  const { child, ready, end } = await startProcess(
    "ipfs/src/main.ts",
    { IPFS_DATA: folder, PORT: "0", GATEWAY_PORT: "0" },
    /RPC on (\S+), gateway on (\S+)/,
  );
  return { rpcUrl: ready[1] ?? "", gatewayUrl: ready[2] ?? "", pid: child.pid ?? 0, end };
}
