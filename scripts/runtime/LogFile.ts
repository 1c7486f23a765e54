import { createWriteStream, existsSync, renameSync, statSync, type WriteStream } from "node:fs";

const LIMIT = 5 * 1024 * 1024;
/** How long after a failure it is tried again (ms). */
const AGAIN_MS = 5_000;

/** A log that the one who writes it outlives: where the disk is full, or the file can't be had, lines are lost, and that is told once. */
export class LogFile {
  readonly path: string;
  readonly #onTrouble: (message: string) => void;
  #stream: WriteStream | null = null;
  #notBefore = 0;
  #wasTold = false;

  constructor(path: string, onTrouble: (message: string) => void) {
    this.path = path;
    this.#onTrouble = onTrouble;
    if (existsSync(path) && statSync(path).size > LIMIT) renameSync(path, `${path}.1`);
    this.write(`\n--- ${new Date().toISOString()} ---\n`);
  }

  write(chunk: string | Buffer): void {
    if (this.#stream === null && Date.now() >= this.#notBefore) this.#stream = this.#open();
    this.#stream?.write(chunk);
  }

  end(): void {
    this.#stream?.end();
    this.#stream = null;
    this.#notBefore = Number.POSITIVE_INFINITY;
  }

  #open(): WriteStream {
    const stream = createWriteStream(this.path, { flags: "a" });
    stream.on("error", (error) => {
      if (this.#stream === stream) this.#stream = null;
      this.#notBefore = Math.max(this.#notBefore, Date.now() + AGAIN_MS);
      if (!this.#wasTold) this.#onTrouble(`its log can't be written (${error.message}); lines are lost`);
      this.#wasTold = true;
    });
    return stream;
  }
}
