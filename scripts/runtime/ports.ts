import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { portOwner } from "./portOwner.ts";

/** The ports of one stack, all on loopback. */
export interface Ports {
  app: number;
  chain: number;
  ipfsRpc: number;
  gateway: number;
  api: number;
  relay: number;
}

export const defaultPorts: Ports = { app: 3000, chain: 8545, ipfsRpc: 5001, gateway: 8080, api: 4000, relay: 4100 };

/** Any free port on loopback. */
export async function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const bound = server.address();
      const port = typeof bound === "object" && bound !== null ? bound.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** True if a server could listen there now. */
export async function isPortFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.on("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

/**
 * Six different free ports, for tests.
 *
 * @param among Only of these, the first and the last: stacks that start side by side and draw from ranges of their own never draw the same.
 */
export async function randomPorts(among?: readonly [number, number]): Promise<Ports> {
  const taken = new Set<number>();
  const next = async (): Promise<number> => {
    const port = among === undefined ? await freePort() : randomInt(among[0], among[1] + 1);
    if (taken.has(port) || (among !== undefined && !(await isPortFree(port)))) return next();
    taken.add(port);
    return port;
  };
  return {
    app: await next(),
    chain: await next(),
    ipfsRpc: await next(),
    gateway: await next(),
    api: await next(),
    relay: await next(),
  };
}

/**
 * The wanted ports, or for each that is taken the next free one; `say` is told which, and who has it.
 *
 * @throws {Error} when none of the hundred ports that follow is free
 */
export async function choosePorts(wanted: Ports, say: (line: string) => void): Promise<Ports> {
  const chosen = { ...wanted };
  const used = new Set<number>();
  for (const name of Object.keys(wanted) as (keyof Ports)[]) {
    let port = wanted[name];
    while (used.has(port) || !(await isPortFree(port))) {
      port += 1;
      if (port > wanted[name] + 100) {
        throw new Error(
          `No free port for ${name} between ${wanted[name]} and ${port - 1}. End what listens there, and start again.`,
        );
      }
    }
    if (port !== wanted[name]) {
      const owner = portOwner(wanted[name]);
      say(`Port ${wanted[name]} is taken${owner === null ? "" : ` by ${owner}`}: ${name} goes to ${port}`);
    }
    used.add(port);
    chosen[name] = port;
  }
  return chosen;
}
