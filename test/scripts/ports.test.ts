import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { portOwner } from "../../scripts/runtime/portOwner.ts";
import { choosePorts, freePort, isPortFree, randomPorts } from "../../scripts/runtime/ports.ts";

describe("randomPorts", () => {
  it("stays in the range that it is given, past what is taken there", async () => {
    // Seven, one of which is taken: so it draws all that are left.
    const server = createServer().listen(await freeBelow(7), "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const bound = server.address();
    const first = typeof bound === "object" && bound !== null ? bound.port : 0;
    const ports = Object.values(await randomPorts([first, first + 6]));
    await new Promise((resolve) => server.close(resolve));
    expect(ports.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6].map((step) => first + step));
  });
});

describe("choosePorts", () => {
  it("keeps ports that are free", async () => {
    const wanted = await randomPorts();
    const said: string[] = [];
    expect(await choosePorts(wanted, (line) => said.push(line))).toEqual(wanted);
    expect(said).toEqual([]);
  });

  it("goes past a taken one and says who has it", async () => {
    const wanted = await randomPorts();
    const server = createServer().listen(wanted.api, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const said: string[] = [];
    const chosen = await choosePorts(wanted, (line) => said.push(line));
    expect(chosen.api).toBeGreaterThan(wanted.api);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`Port ${wanted.api} is taken`);
    if (process.platform === "linux") expect(portOwner(wanted.api)).toContain(`(process ${process.pid})`);
    await new Promise((resolve) => server.close(resolve));
  });

  it("never gives one port to two services", async () => {
    const port = await freePort();
    const chosen = await choosePorts(
      { app: port, chain: port, ipfsRpc: port, gateway: port, api: port, relay: port },
      () => undefined,
    );
    expect(new Set(Object.values(chosen)).size).toBe(6);
  });
});

/** The first of so many free ports in a row, below those of outgoing connections. */
async function freeBelow(count: number, first = 30_000): Promise<number> {
  const row = await Promise.all(Array.from({ length: count }, (_, step) => isPortFree(first + step)));
  return row.every(Boolean) ? first : freeBelow(count, first - count);
}
