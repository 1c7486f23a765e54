import { gunzipSync } from "node:zlib";
import { writeAtomically } from "../writeAtomically.ts";
import { CLOCK_WENT_BACK, nextBlock } from "./nextBlock.ts";
import { latestBlock, rpc } from "./rpc.ts";

interface KeeperOptions {
  url: string;
  stateFile: string;
  /** Where the chain's clock stands: the wall's time, the latest block's, or a time in unix seconds. */
  clock: "wall" | "latest" | number;
}

const BEAT_MS = 40;
/** The state is written this long after a block with transactions, at the latest (ms): what a power cut can cost. */
const SAVE_AFTER_MS = 700;
/**
 * Empty blocks are worth saving, too, if less urgently: an index undoes only so many blocks (64 unless told otherwise), so
 * a power cut must never take more than a few.
 */
const UNSAVED_BLOCKS = 8;
/** A save that failed is tried again so long after (ms). */
const SAVE_AGAIN_MS = 5_000;
/** Blocks without transactions: while somebody is using the chain, and when nobody has for a while (seconds). */
const IDLE_BUSY = 4;
const IDLE_QUIET = 30;
const QUIET_AFTER_MS = 15 * 60_000;

/** Thrown when a chain's clock would run ahead of the wall's, or back. All times in unix seconds. */
export class ClockError extends Error {
  override readonly name = "ClockError";
  readonly wanted: number;

  constructor(wanted: number, message: string) {
    super(message);
    this.wanted = wanted;
  }
}

/** Thrown when a chain's state can't be written; that of before stands. */
export class SaveError extends Error {
  override readonly name = "SaveError";
  readonly stateFile: string;

  constructor(stateFile: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      `The chain's state can't be saved to ${stateFile}: ${why}. What was saved before stands; make room on that disk, or see what is wrong with it.`,
      { cause },
    );
    this.stateFile = stateFile;
  }
}

/**
 * Makes the blocks of a local chain and saves its state.
 *
 * anvil could do both by itself, but its automatic blocks share timestamps, its blocks by interval fill the disk with
 * empty ones for as long as it runs, and its own saving writes the file in place, so that a kill at the wrong moment
 * leaves half a file. Here a block is made when there is something to put in, or when the clock should be seen to move,
 * and the state is replaced as a whole.
 */
export class ChainKeeper {
  readonly #url: string;
  readonly #stateFile: string;
  readonly #clock: KeeperOptions["clock"];
  #offset = 0;
  #last = 0;
  #minedAt = 0;
  #isAhead = false;
  #dirtySince: number | null = null;
  #unsaved = 0;
  #saveFrom = 0;
  #busyUntil = Date.now() + QUIET_AFTER_MS;
  #running = false;
  #loop: Promise<void> = Promise.resolve();
  #turn: Promise<unknown> = Promise.resolve();

  constructor({ url, stateFile, clock }: KeeperOptions) {
    this.#url = url;
    this.#stateFile = stateFile;
    this.#clock = clock;
  }

  async start(): Promise<void> {
    this.#last = (await latestBlock(this.#url)).timestamp;
    const start = this.#clock === "wall" ? wallSeconds() : this.#clock === "latest" ? this.#last : this.#clock;
    this.#offset = Math.min(0, start - wallSeconds());
    // anvil came up with the wall's clock, and would refuse older blocks.
    if (this.#clock === "latest") await rpc(this.#url, "evm_setTime", Math.min(this.#last + 1, wallSeconds()));
    this.#running = true;
    this.#loop = this.#run();
  }

  now(): number {
    return Math.max(this.#last, wallSeconds() + this.#offset);
  }

  async advanceTo(timestamp: number): Promise<void> {
    await this.#alone(() => this.#advanceTo(timestamp));
  }

  /** The same by a time from now, read when no block can come in between. @returns Where the clock then stands. */
  async advanceBy(seconds: number): Promise<number> {
    return this.#alone(async () => {
      const timestamp = this.now() + seconds;
      await this.#advanceTo(timestamp);
      return timestamp;
    });
  }

  /** Writes the state now. */
  async save(): Promise<void> {
    await this.#alone(() => this.#save());
  }

  /** Ends the loop after a last save. */
  async stop(): Promise<void> {
    if (!this.#running) return;
    this.#running = false;
    await this.#loop;
    await this.save();
  }

  /** Ends the loop, saving nothing more; settles when nothing is being written any more, which takes a node that answers, or is gone. */
  async halt(): Promise<void> {
    this.#running = false;
    await this.#turn;
  }

  async #run(): Promise<void> {
    while (this.#running) {
      try {
        await this.#alone(() => this.#beat());
      } catch (error) {
        // The chain went away in the middle of a call: whoever started it hears of that from its process.
        if (this.#running && !(error instanceof TypeError))
          process.stderr.write(`chain: ${error instanceof SaveError ? error.message : String(error)}\n`);
        await pause(250);
      }
      await pause(BEAT_MS);
    }
  }

  async #beat(): Promise<void> {
    const { pending } = (await rpc(this.#url, "txpool_status")) as { pending: string };
    const waiting = Number(pending) > 0;
    if (waiting) this.#busyUntil = Date.now() + QUIET_AFTER_MS;
    const idleAfter = Date.now() < this.#busyUntil ? IDLE_BUSY : IDLE_QUIET;
    const wall = wallSeconds();
    this.#lookAtClock(wall);
    const time = nextBlock({
      wall,
      offset: this.#offset,
      last: this.#last,
      minedAt: this.#minedAt,
      pending: waiting,
      idleAfter,
    });
    if (time !== null) {
      await this.#mine(time);
      if (waiting) {
        this.#dirtySince ??= Date.now();
        await this.#leaveSecond();
      }
    }
    const isDue = this.#dirtySince !== null && Date.now() - this.#dirtySince >= SAVE_AFTER_MS;
    if ((isDue || this.#unsaved >= UNSAVED_BLOCKS) && Date.now() >= this.#saveFrom) await this.#save();
  }

  #lookAtClock(wall: number): void {
    const behind = this.#last - wall;
    if (!this.#isAhead && behind > CLOCK_WENT_BACK) {
      process.stderr.write(
        `chain: this machine's clock is ${behind} s behind the latest block, so it went back; blocks go on ahead of it\n`,
      );
    }
    this.#isAhead = behind > CLOCK_WENT_BACK;
  }

  async #advanceTo(timestamp: number): Promise<void> {
    const wall = wallSeconds();
    if (timestamp > wall) {
      throw new ClockError(
        timestamp,
        `The chain's clock can't be set to ${timestamp}: that is ${timestamp - wall} s ahead of the wall's.`,
      );
    }
    if (timestamp <= this.#last) {
      throw new ClockError(
        timestamp,
        `The chain's clock can't be set to ${timestamp}: its latest block is of ${this.#last}.`,
      );
    }
    this.#offset = timestamp - wall;
    await this.#mine(timestamp);
  }

  async #mine(timestamp: number): Promise<void> {
    await rpc(this.#url, "evm_mine", timestamp);
    this.#last = (await latestBlock(this.#url)).timestamp;
    this.#minedAt = wallSeconds();
    this.#unsaved += 1;
  }

  /**
   * On a chain that lives in the past, the second of a block is over with it: so that a call on the pending block, made at
   * once, sees what was just certified as earlier.
   */
  async #leaveSecond(): Promise<void> {
    const wall = wallSeconds();
    if (this.#last + 1 >= wall || wall + this.#offset > this.#last) return;
    this.#offset = this.#last + 1 - wall;
    await rpc(this.#url, "evm_increaseTime", 1);
  }

  async #save(): Promise<void> {
    this.#saveFrom = Date.now() + SAVE_AGAIN_MS;
    const dump = (await rpc(this.#url, "anvil_dumpState")) as string;
    await writeAtomically(this.#stateFile, gunzipSync(Buffer.from(dump.slice(2), "hex"))).catch((cause: unknown) => {
      throw new SaveError(this.#stateFile, cause);
    });
    this.#dirtySince = null;
    this.#unsaved = 0;
    this.#saveFrom = 0;
  }

  /** One thing at a time: a block must not come between reading the clock and setting it. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work, work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }
}

const wallSeconds = () => Math.floor(Date.now() / 1000);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
