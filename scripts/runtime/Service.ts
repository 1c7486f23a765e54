import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { LogFile } from "./LogFile.ts";
import { root } from "./paths.ts";

export interface ServiceOptions {
  name: string;
  /** Path of its entry, from the checkout. */
  entry: string;
  env: Record<string, string>;
  /** Answers 2xx once the service is of use. */
  readyUrl: string;
  logs: string;
  /** Told of a started process, of what a person should see, and of the service having given up. */
  onStart?: (name: string, pid: number) => void;
  onLine?: (name: string, line: string) => void;
  onGiveUp?: (message: string) => void;
}

const TRIES = 4;
const TRIES_WITHIN_MS = 60_000;

/** Thrown when a service doesn't come up. */
export class ServiceError extends Error {
  override readonly name = "ServiceError";
  readonly service: string;

  constructor(service: string, message: string) {
    super(message);
    this.service = service;
  }
}

const leash = pathToFileURL(join(root, "scripts", "runtime", "leash.mjs")).href;

/** One of our Node processes: started, watched, begun again after a crash (a few times), ended with us. */
export class Service {
  readonly #options: ServiceOptions;
  readonly #log: LogFile;
  #child: ChildProcess | null = null;
  #wanted = false;
  /** True once it has answered: only then is an end a crash, and starting it again of use. */
  #wasReady = false;
  #starts: number[] = [];
  #tail: string[] = [];

  constructor(options: ServiceOptions) {
    this.#options = options;
    mkdirSync(options.logs, { recursive: true });
    this.#log = new LogFile(join(options.logs, `${options.name}.log`), (line) => options.onLine?.(options.name, line));
  }

  get name(): string {
    return this.#options.name;
  }

  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** Starts it and waits until it is ready. */
  async start(patience = 60_000): Promise<void> {
    this.#wanted = true;
    this.#spawn();
    await this.#untilReady(patience);
  }

  /** Asks it to end, and after `patience` ms makes it. */
  async stop(patience = 8_000): Promise<void> {
    this.#wanted = false;
    const child = this.#child;
    if (child !== null && child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      const force = setTimeout(() => child.kill("SIGKILL"), patience);
      await gone;
      clearTimeout(force);
    }
    this.#log.end();
  }

  /** Ends it as a power cut would. With `again`, it is begun anew as after any crash. */
  async kill9({ again = false } = {}): Promise<void> {
    this.#wanted = again;
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  }

  #spawn(): void {
    const { name, entry, env, onStart } = this.#options;
    this.#starts.push(Date.now());
    const child = spawn(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", "--import", leash, join(root, entry)],
      {
        cwd: root,
        env: { ...process.env, ...env },
        stdio: ["ignore", "pipe", "pipe", "ipc"],
        // Ctrl-C in the terminal goes to us alone: we end the services in their order.
        detached: true,
      },
    );
    this.#child = child;
    if (child.pid !== undefined) onStart?.(name, child.pid);
    child.stdout?.on("data", (chunk: Buffer) => this.#take(chunk, false));
    child.stderr?.on("data", (chunk: Buffer) => this.#take(chunk, true));
    child.on("error", (error) => this.#take(Buffer.from(`${error.message}\n`), true));
    child.on("exit", (code, signal) => this.#ended(signal ?? `status ${code}`));
  }

  #ended(how: string): void {
    if (!this.#wanted) return;
    if (!this.#wasReady) {
      this.#wanted = false;
      return;
    }
    const { name, onLine, onGiveUp } = this.#options;
    const recent = this.#starts.filter((time) => time > Date.now() - TRIES_WITHIN_MS);
    if (recent.length >= TRIES) {
      this.#wanted = false;
      onGiveUp?.(`${name} ended ${recent.length} times within a minute (last: ${how}). ${this.#lastWords()}`);
      return;
    }
    onLine?.(name, `ended (${how}); starting it again`);
    setTimeout(() => this.#wanted && this.#spawn(), 250 * recent.length);
  }

  async #untilReady(patience: number): Promise<void> {
    const { name, readyUrl } = this.#options;
    const deadline = Date.now() + patience;
    while (Date.now() < deadline) {
      if (!this.#wanted) throw new ServiceError(name, `${name} could not start. ${this.#lastWords()}`);
      try {
        const response = await fetch(readyUrl, { signal: AbortSignal.timeout(2_000) });
        await response.body?.cancel();
        if (response.ok) {
          this.#wasReady = true;
          return;
        }
      } catch {
        // Not up yet.
      }
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    throw new ServiceError(
      name,
      `${name} did not answer at ${readyUrl} within ${Math.round(patience / 1000)} s. ${this.#lastWords()}`,
    );
  }

  #take(chunk: Buffer, isError: boolean): void {
    this.#log.write(chunk);
    for (const line of chunk.toString().split("\n")) {
      if (line.trim() === "") continue;
      this.#tail = [...this.#tail.slice(-11), line];
      const important = importantPart(line, isError);
      if (important !== null) this.#options.onLine?.(this.#options.name, important);
    }
  }

  #lastWords(): string {
    const words = this.#tail.map((line) => `\n    ${line.slice(0, 400)}`).join("");
    return `Its log: ${this.#log.path}${words}`;
  }
}

/** What of a log line a person should see on the screen: errors. Services log JSON lines (pino) or plain text. */
function importantPart(line: string, isError: boolean): string | null {
  if (line.startsWith("{")) {
    try {
      const entry = JSON.parse(line) as { level?: number | string; msg?: string; message?: string };
      const grave = entry.level === "error" || entry.level === "fatal" || Number(entry.level) >= 50;
      return grave ? (entry.msg ?? entry.message ?? line) : null;
    } catch {
      return null;
    }
  }
  return isError && /error|fail|cannot|can't/i.test(line) && !/^\s+at /.test(line) ? line : null;
}
