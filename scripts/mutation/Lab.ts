import { type ChildProcess, fork } from "node:child_process";
import { mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../runtime/paths.ts";
import { type News, newsShape, type Task } from "./messages.ts";
import { type Finding, InfrastructureError } from "./model.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

/** No test tells nothing for so long, in milliseconds: the slowest file of Solidity tests takes about a minute. */
const PATIENCE = 15 * 60_000;

/** A process that tries mutants, one at a time. Restarted now and then, since what it loads for each stays in memory. */
export class Lab {
  readonly number: number;
  readonly #folder: string;
  #child: ChildProcess | null = null;
  #listen: (news: News | null) => void = () => {};

  /** @param folder where `project.json` and `original.json` lie, and where the worker may write */
  constructor(number: number, folder: string) {
    [this.number, this.#folder] = [number, folder];
  }

  /**
   * Tries one mutant.
   *
   * @param onFile is told how long each of mocha's files took, in seconds
   * @throws {InfrastructureError} when the worker can't say
   */
  async tryOut(task: Task, onFile: (file: string, seconds: number) => void = () => {}): Promise<Finding> {
    const child = this.#child ?? (await this.#start());
    let [file, test, since] = ["", "", Date.now()];
    child.send(task);
    for (;;) {
      const news = await this.#next(PATIENCE);
      if (news === "silence") {
        await this.end();
        if (test === "")
          throw new InfrastructureError(`${task.name}: the worker told nothing for ${PATIENCE / 60_000} minutes.`);
        const verdict = { is: "killed", by: { file, test, how: "time-out" } } as const;
        return { verdict, changes: [], seconds: (Date.now() - since) / 1000 };
      }
      if (news === null) {
        this.#child = null;
        throw new InfrastructureError(`${task.name}: the worker ended in the middle. Its log: ${this.#log()}`);
      }
      if (news.tells === "broken") throw new InfrastructureError(`${task.name}: ${news.why}`);
      if (news.tells === "began") [file, test, since] = [news.file, news.test, Date.now()];
      if (news.tells === "file") onFile(news.file, news.seconds);
      if (news.tells === "found") return news.finding;
    }
  }

  /** Ends the worker. The next mutant gets a new one. */
  async end(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
  }

  async #start(): Promise<ChildProcess> {
    mkdirSync(this.#folder, { recursive: true });
    const log = openSync(this.#log(), "w");
    const child = fork(
      join(here, "worker.ts"),
      [join(this.#folder, "project.json"), join(this.#folder, "original.json")],
      {
        cwd: root,
        execArgv: ["--disable-warning=ExperimentalWarning", "--max-old-space-size=4096"],
        env: {
          ...process.env,
          HARDHAT_CONFIG: join(here, "hardhat.config.ts"),
          MUTATION_ARTIFACTS: join(this.#folder, `artifacts-${this.number}`),
        },
        stdio: ["ignore", log, log, "ipc"],
      },
    );
    const waiting: (News | null)[] = [];
    let wake = () => {};
    this.#listen = (news) => {
      waiting.push(news);
      wake();
    };
    this.#next = async (patience) => {
      const deadline = Date.now() + patience;
      while (waiting.length === 0) {
        const left = deadline - Date.now();
        if (left <= 0) return "silence";
        let timer: NodeJS.Timeout | undefined;
        await new Promise<void>((resolve) => {
          wake = resolve;
          timer = setTimeout(resolve, left);
        });
        clearTimeout(timer);
      }
      return waiting.shift() ?? null;
    };
    const listen = this.#listen;
    child.on("message", (message) => listen(newsShape.parse(message)));
    child.once("exit", () => listen(null));
    this.#child = child;
    const first = await this.#next(PATIENCE);
    if (first === "silence" || first?.tells !== "ready") {
      await this.end();
      throw new InfrastructureError(`A worker could not be started. Its log: ${this.#log()}`);
    }
    return child;
  }

  #next: (patience: number) => Promise<News | null | "silence"> = async () => null;

  #log(): string {
    return join(this.#folder, `worker-${this.number}.log`);
  }
}
