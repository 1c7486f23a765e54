import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { withParent } from "../../scripts/runtime/withParent.ts";

export interface IpfsProcess {
  readonly rpc: string;
  readonly gateway: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** The product's IPFS node as a process of its own, on a folder that a later run goes on with. */
export async function startIpfsProcess(folder: string): Promise<IpfsProcess> {
  const main = fileURLToPath(new URL("../../ipfs/src/main.ts", import.meta.url));
  const child = spawn(...withParent(process.execPath, [main]), {
    env: { ...process.env, PORT: "0", GATEWAY_PORT: "0", HOST: "127.0.0.1", IPFS_DATA: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const [rpc, gateway] = await new Promise<[string, string]>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const [, one, two] = /RPC on (\S+), gateway on (\S+)/.exec(said) ?? [];
      if (one !== undefined && two !== undefined) resolve([one, two]);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    ended.then(() => reject(new Error(`the IPFS node ended: ${said}`)));
  });
  return {
    rpc,
    gateway,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
