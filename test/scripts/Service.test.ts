import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { eventually } from "../../indexer/test/support/startProcess.ts";
import { LogFile } from "../../scripts/runtime/LogFile.ts";
import { Parts } from "../../scripts/runtime/Parts.ts";
import { root } from "../../scripts/runtime/paths.ts";
import { Service } from "../../scripts/runtime/Service.ts";
import { workerPorts } from "../support/workerPorts.ts";

/** Answers, and says so each time. */
const ENTRY = `require("node:http").createServer((_, response) => {
  console.log("asked");
  response.end("ok");
}).listen(Number(process.env.PORT), "127.0.0.1");
`;

describe("what the supervisor does for a service", () => {
  let folder: string;
  let logs: string;
  let lines: string[];
  const services: Service[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "colophon-service-"));
    logs = join(folder, "logs");
    lines = [];
    await mkdir(logs);
    await writeFile(join(folder, "entry.cjs"), ENTRY);
  });
  afterEach(async () => {
    vi.useRealTimers();
    await Promise.all(services.splice(0).map((service) => service.stop()));
    await rm(folder, { recursive: true });
  });
  const make = async () => {
    const { api: port } = await workerPorts();
    const readyUrl = `http://127.0.0.1:${port}`;
    const service = new Service({
      name: "small",
      entry: relative(root, join(folder, "entry.cjs")),
      env: { PORT: String(port) },
      readyUrl,
      logs,
      onLine: (_, line) => lines.push(line),
    });
    services.push(service);
    return { service, ask: async () => (await fetch(readyUrl)).text() };
  };

  it.skipIf(!existsSync("/dev/full"))("outlives a log on a full disk, and tells of it once", async () => {
    await symlink("/dev/full", join(logs, "small.log"));
    const { service, ask } = await make();
    await service.start();
    for (let i = 0; i < 3; i++) expect(await ask()).toBe("ok");
    await eventually(
      async () => lines,
      ({ length }) => length > 0,
      "a word about the log",
    );
    expect(lines).toEqual([expect.stringContaining("log can't be written (ENOSPC")]);
    expect(service.pid).not.toBeNull();
  });

  it("writes a log again once it can be written, and says no second time that it couldn't", async () => {
    const missing = join(folder, "missing");
    // On a clock that stands still: a line that came five seconds late would be written.
    vi.useFakeTimers({ toFake: ["Date"] });
    const log = new LogFile(join(missing, "small.log"), (line) => lines.push(line));
    await eventually(
      async () => lines,
      ({ length }) => length > 0,
      "a word about the log",
    );
    await mkdir(missing);
    log.write("lost\n");
    vi.setSystemTime(Date.now() + 6_000);
    log.write("kept\n");
    const written = () => readFile(log.path, "utf8").catch(() => "");
    expect(await eventually(written, (text) => text !== "", "a line in the log")).toBe("kept\n");
    expect(lines.length).toBe(1);
    log.end();
  });

  it("ends all parts once, and neither begins one nor calls any ready after one has failed", async () => {
    const parts = new Parts();
    const stops: string[] = [];
    parts.chain = { stop: async () => void stops.push("chain"), kill9: async () => undefined };
    const [first, second] = [await make(), await make()];
    await parts.start(first.service);
    parts.check();
    const failing = parts.fail("small ended 4 times");
    expect(() => parts.check()).toThrow("small ended 4 times");
    await expect(parts.start(second.service)).rejects.toThrow("small ended 4 times");
    await parts.stop();
    await failing;
    expect(stops).toEqual(["chain"]);
    expect(second.service.pid).toBeNull();
    await expect(first.ask()).rejects.toThrow();
  });
});
