import { join } from "node:path";
import { parseEnvironment } from "@colophon/sdk/service/parseEnvironment.ts";
import { z } from "zod";

const port = z.coerce.number().int().min(0).max(65_535);

const environment = z.object({
  /** Where the gateway listens. The RPC listens on loopback only, whatever this says. */
  HOST: z.string().default("127.0.0.1"),
  /** Port of the RPC. */
  PORT: port.default(5001),
  GATEWAY_PORT: port.default(8080),
  COLOPHON_DATA: z.string().default(".colophon"),
  /** Folder of blocks and pins; one process owns it. */
  IPFS_DATA: z.string().optional(),
});

export interface IpfsConfig {
  host: string;
  rpcPort: number;
  gatewayPort: number;
  folder: string;
}

/** @throws {BadEnvironment} */
export function ipfsConfig(env: NodeJS.ProcessEnv): IpfsConfig {
  const { HOST, PORT, GATEWAY_PORT, COLOPHON_DATA, IPFS_DATA } = parseEnvironment("IPFS node", environment, env);
  return { host: HOST, rpcPort: PORT, gatewayPort: GATEWAY_PORT, folder: IPFS_DATA ?? join(COLOPHON_DATA, "ipfs") };
}
