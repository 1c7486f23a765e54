import type { AddressInfo } from "node:net";
import { serve as listen, type ServerType } from "@hono/node-server";
import type { Hono } from "hono";
import type { IpfsConfig } from "./config.ts";
import { gatewayApp } from "./gateway/gatewayApp.ts";
import { openNode } from "./node/openNode.ts";
import { rpcApp } from "./rpc/rpcApp.ts";

export interface RunningIpfs {
  rpcUrl: string;
  gatewayUrl: string;
  /** Ends requests that don't end themselves within 5 s, then closes the store. */
  close: () => Promise<void>;
}

/**
 * Opens the node and serves both doors: the RPC on loopback, the gateway where the configuration says.
 *
 * @throws {DataFolderInUse}, and the system's error where a port is taken
 */
export async function serve(config: IpfsConfig): Promise<RunningIpfs> {
  const node = await openNode(config.folder);
  const doors: Door[] = [];
  const close = async () => {
    await Promise.all(doors.map((door) => door.close()));
    await node.close();
  };
  try {
    const rpc = await open(rpcApp(node), "127.0.0.1", config.rpcPort);
    doors.push(rpc);
    const gateway = await open(gatewayApp(node), config.host, config.gatewayPort);
    doors.push(gateway);
    return { rpcUrl: rpc.url, gatewayUrl: gateway.url, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

interface Door {
  url: string;
  close: () => Promise<void>;
}

function open(app: Hono, hostname: string, port: number): Promise<Door> {
  return new Promise((resolve, reject) => {
    const server: ServerType = listen({ fetch: app.fetch, hostname, port }, ({ port: taken }: AddressInfo) => {
      const host = hostname.includes(":") ? `[${hostname}]` : hostname;
      resolve({ url: `http://${host}:${taken}`, close: () => shut(server) });
    });
    // A whole upload may take hours on a slow line; the body's own progress is what counts.
    if ("requestTimeout" in server) server.requestTimeout = 0;
    server.once("error", reject);
  });
}

function shut(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), 5000);
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
    if ("closeIdleConnections" in server) server.closeIdleConnections();
  });
}
