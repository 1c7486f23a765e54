import { existsSync } from "node:fs";
import { buildApp } from "../app/buildApp.ts";
import { compileForLocal } from "../deployment/deployLocal.ts";
import { type Chain, startChain } from "./chain/startChain.ts";
import { ensureDeployment } from "./ensureDeployment.ts";
import { takeInstanceLock } from "./instanceLock.ts";
import { forgetMade, noteMade, readMade } from "./made.ts";
import { Parts } from "./Parts.ts";
import { pathsIn } from "./paths.ts";
import { choosePorts, defaultPorts, type Ports, randomPorts } from "./ports.ts";
import { writeRuntimeFile } from "./runtimeFile.ts";
import type { Service } from "./Service.ts";
import { servicesOf, type Urls, urlsOf } from "./services.ts";

export interface StackOptions {
  /** Where the stack keeps everything. One stack a folder. */
  dataDir: string;
  /** `default`: the documented ones, or the next free; `random`: any, for tests; or exactly these (of an earlier stack, say). */
  ports?: "default" | "random" | Ports;
  /** Demo data on a fresh folder. */
  demo?: boolean;
  /** How far back a fresh chain's clock starts, in days. With demo data the clock is the wall's when they are made. */
  ageDays?: number;
  /** A file of parameters for a fresh chain's contracts; the quick ones if left out. */
  parameters?: string;
  /** An existing chain goes on from its latest block's time instead of the wall's. For tests that live in the past. */
  keepClock?: boolean;
  /** Begin anew, deleting what the folder holds of an earlier stack. */
  fresh?: boolean;
  /** False: no page (and no build of it). */
  app?: boolean;
  /** PostgreSQL for the index instead of the embedded database. */
  databaseUrl?: string;
  /** How the page reaches the relay, where something stands in front of it. */
  relayFront?: string;
  /** What the relay is told beside what every local one is. */
  relayEnv?: Record<string, string>;
  /** Told of every step, and of what a person should know. */
  onProgress?: (line: string) => void;
  /** Told of a service's grave log lines. */
  onLine?: (service: string, line: string) => void;
  /** Told when the stack can't go on; by then it is ending. */
  onFatal?: (message: string) => void;
}

/** A running stack of real processes. */
export interface Stack {
  urls: Urls;
  ports: Ports;
  dataDir: string;
  deploymentPath: string;
  chain: Chain;
  services: { ipfs: Service; indexer: Service; relay: Service; app: Service | null };
  /** Ends everything in order; the chain's state is saved. @throws {SaveError} where that can't be, with everything ended all the same */
  stop(): Promise<void>;
  /** Ends every process as a power cut would. The folder can be started again. */
  kill9(): Promise<void>;
}

/**
 * Starts chain, IPFS, index, relay and page, all on loopback, on what the folder holds or on a fresh chain.
 *
 * @throws {AlreadyRunningError} when another stack holds the folder; {ServiceError} or a plain error when a part doesn't come up
 * @example const stack = await startStack({ dataDir: await mkdtemp(join(tmpdir(), "colophon-")), ports: "random", ageDays: 90 });
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { dataDir } = options;
  const say = options.onProgress ?? (() => undefined);
  const lock = await takeInstanceLock(dataDir);
  if (lock.ended.length > 0) say(`The last run was killed; ended what it had left running: ${lock.ended.join(", ")}`);
  const running = new Parts();
  // A failing save has nothing to stop for; it is told.
  const tell = (error: unknown) => say(error instanceof Error ? error.message : String(error));
  let isUp = false;
  try {
    const state = prepareFolder(options, say);
    const ports = await portsFor(options.ports ?? "default", say);
    const urls = urlsOf(ports);
    const fatal = (message: string) => {
      if (running.ending) return;
      void running
        .fail(message)
        .catch(tell)
        .finally(() => {
          lock.release();
          if (isUp) options.onFatal?.(message);
        });
    };
    const services = servicesOf({
      dataDir,
      ports,
      ...(options.databaseUrl === undefined ? {} : { databaseUrl: options.databaseUrl }),
      ...(options.relayFront === undefined ? {} : { relayFront: options.relayFront }),
      ...(options.relayEnv === undefined ? {} : { relayEnv: options.relayEnv }),
      watch: { onStart: lock.addChild, onGiveUp: fatal, ...(options.onLine ? { onLine: options.onLine } : {}) },
    });
    const wantsApp = options.app ?? true;
    const page = wantsApp
      ? buildApp({ local: true, onBuild: () => say("Building the page (once)") })
      : Promise.resolve(null);
    page.catch(() => undefined);

    // The slow parts of a first start go on side by side.
    const compiled = state.fresh ? compileForLocal(true) : Promise.resolve();
    compiled.catch(() => undefined);
    const demo = state.fresh && options.demo ? await beginDemo() : null;
    running.demo = demo;
    say(state.fresh ? "Starting a fresh chain, and IPFS" : "Starting chain and IPFS");
    const ageDays = options.ageDays ?? (options.demo ? 90 : 0);
    const chain = await startChain({
      dataDir,
      port: ports.chain,
      ageDays,
      ...(options.keepClock ? { keepClock: true } : {}),
    });
    running.chain = chain;
    lock.addChild("chain", chain.pid);
    void chain.exited.then(fatal);
    await running.start(services.ipfs);

    if (state.fresh) say("Deploying the contracts (compiled first, where they are new)");
    await compiled;
    const deployed = await ensureDeployment({ rpcUrl: urls.rpc, dataDir, parameters: options.parameters });
    say("Starting index and relay");
    await Promise.all([running.start(services.indexer), running.start(services.relay)]);

    if (demo !== null) {
      say("Making demo data: five campaigns and their works");
      await demo.make({ chain, urls, deployment: deployed, onProgress: say });
    }
    if (state.fresh) {
      await chain.save();
      await noteMade(dataDir, options.demo === true);
    }
    const dist = await page;
    const app = dist === null ? null : services.app(dist);
    if (app !== null) await running.start(app);
    lock.setUrl(urls.app);
    await writeRuntimeFile(dataDir, urls);
    running.check();
    isUp = true;

    return {
      urls,
      ports,
      dataDir,
      deploymentPath: pathsIn(dataDir).deployment,
      chain,
      services: { ipfs: services.ipfs, indexer: services.indexer, relay: services.relay, app },
      async stop() {
        await running.stop().finally(lock.release);
      },
      async kill9() {
        await running.kill9();
        lock.release();
      },
    };
  } catch (error) {
    const { failure } = running;
    await running.stop().catch(tell);
    lock.release();
    throw failure === undefined ? error : new Error(failure);
  }
}

/** Draws the demo's files while the services start. Imported only where it is wanted: it isn't small. */
async function beginDemo() {
  const { beginFiles, makeDemo } = await import("../demo/makeDemo.ts");
  const files = beginFiles();
  return {
    make: (options: Omit<Parameters<typeof makeDemo>[0], "files">) =>
      makeDemo({ ...options, files }).finally(files.close),
    close: files.close,
  };
}

function prepareFolder(options: StackOptions, say: (line: string) => void): { fresh: boolean } {
  const made = readMade(options.dataDir);
  if (options.fresh || made === "nothing") {
    forgetMade(options.dataDir);
    return { fresh: true };
  }
  if (made === "unfinished") {
    say("The last start ended before its chain was complete: beginning anew");
    forgetMade(options.dataDir);
    return { fresh: true };
  }
  if (!made.sameContracts) {
    say("The contracts have changed since this chain was made; `npm start -- --fresh` begins anew with the new ones");
  }
  return { fresh: !existsSync(pathsIn(options.dataDir).deployment) };
}

async function portsFor(wanted: "default" | "random" | Ports, say: (line: string) => void): Promise<Ports> {
  if (wanted === "random") return randomPorts();
  return choosePorts(wanted === "default" ? defaultPorts : wanted, say);
}
