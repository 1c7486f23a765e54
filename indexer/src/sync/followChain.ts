import type { Logger } from "pino";
import {
  ChainMovedError,
  CursorMovedError,
  DeepReorgError,
  OtherDeploymentError,
  ShorterRangeError,
} from "../errors.ts";
import type { LogDecoder } from "../handlers/decodeLog.ts";
import type { Db } from "../store/openDatabase.ts";
import type { ChainBlock, ChainSource } from "./chainSource.ts";
import { beginIndex, type Cursor, checkDeployment, type Deployed, noteState, readCursor } from "./cursor.ts";
import { decodeRange } from "./decodeRange.ts";
import { contradicts, goBack } from "./goBack.ts";
import { HeadWatch } from "./HeadWatch.ts";
import { indexRange } from "./indexRange.ts";
import { Lag } from "./Lag.ts";
import { ReadAhead } from "./ReadAhead.ts";
import { readHistory, readTail } from "./readRange.ts";
import { sleep } from "./sleep.ts";
import { Span } from "./span.ts";

export interface FollowOptions {
  db: Db;
  source: ChainSource;
  decode: LogDecoder;
  deployed: Deployed;
  log: Logger;
  /** Blocks that can be undone. */
  finality: number;
  /** Between two looks at the chain, ms. */
  pollMs: number;
  signal: AbortSignal;
}

/** Recent blocks read at once; each costs two requests. */
const TAIL = 200;

/**
 * Follows the chain until the signal: history in large ranges, then the tail block by block; goes back where the chain left the
 * index. Trouble with the node is waited out; a reorg too deep stops indexing until the chain is back or the operator acts.
 *
 * @throws OtherDeploymentError
 */
export async function followChain(options: FollowOptions): Promise<void> {
  const { db, log, pollMs, signal } = options;
  await checkDeployment(db, options.deployed);
  const step = stepper(options);
  const watch = new HeadWatch(options.source, log);
  let failures = 0;
  while (!signal.aborted) {
    let pause = 0;
    try {
      watch.forget();
      if (!(await step())) pause = pollMs;
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof OtherDeploymentError) throw error;
      if (isPassing(error)) {
        log.warn({ code: error.code }, error.message);
        pause = 50;
      } else {
        pause = await noteTrouble(options, error, ++failures);
      }
    }
    if (pause > 0 && failures === 0) await watch.wait(pause, signal);
    else if (pause > 0) await sleep(pause, signal);
  }
  await watch.close();
}

/** What the next look mends by itself. */
const isPassing = (error: unknown): error is ChainMovedError | CursorMovedError | ShorterRangeError =>
  error instanceof ChainMovedError || error instanceof CursorMovedError || error instanceof ShorterRangeError;

/** @returns how long to wait, ms */
async function noteTrouble({ db, log }: FollowOptions, error: unknown, failures: number): Promise<number> {
  if (error instanceof DeepReorgError) {
    if (failures === 1) log.fatal({ code: error.code }, error.message);
    await noteState(db, { halted: error.message }).catch(() => undefined);
    return 2_000;
  }
  const message = error instanceof Error ? error.message : String(error);
  const pause = Math.min(250 * 2 ** Math.min(failures, 6), 10_000);
  if (failures === 1 || failures % 10 === 0) log.error({ err: error, failures }, "indexing pauses; trying again");
  const [first = ""] = message.split("\n");
  const trouble = `Indexing pauses (${first.slice(0, 200)}). Check RPC_URL and its node, and the database.`;
  // The trouble may be the database's own.
  await noteState(db, { trouble }).catch(() => undefined);
  return pause;
}

/** One look at the chain and at most one transaction. The step answers true if there may be more to do at once. */
function stepper(options: FollowOptions): () => Promise<boolean> {
  const { db, source, log, finality } = options;
  const span = new Span();
  const history = new ReadAhead(async (from, to, parent) => {
    const range = await readHistory(source, from, to, parent);
    return { range, events: decodeRange(range, options.decode, log) };
  }, span);
  const lag = new Lag();
  let heard = 0;
  let checked = false;
  let most = TAIL;

  return async () => {
    if (!checked) await checkChain(options);
    checked = true;
    const head = await source.head();
    const cursor = await readCursor(db);
    if (!cursor) return begin(options, head.number);
    if (head.number === cursor.block && head.hash === cursor.hash) {
      lag.over();
      // A sign of life every few seconds, for those who ask whether the index is ready.
      if (Date.now() - heard > 3_000) {
        await noteState(db, { head: head.number, trouble: null, halted: null });
        heard = Date.now();
      }
      return false;
    }
    const next = head.number === cursor.block + 1 ? head : await blockAfter(cursor, head);
    if (next === null && !(await contradicts(db, head)) && lag.mayBe()) return false;
    if (next?.parentHash !== cursor.hash) {
      const wentBack = await goBack({ db, source, cursor, head: head.number, log });
      lag.over();
      return wentBack;
    }
    lag.over();
    const safe = head.number - finality;
    if (cursor.block < safe) await catchUp(cursor, head, safe);
    else await tail(cursor, head);
    return true;
  };

  function blockAfter(cursor: Cursor, head: ChainBlock): Promise<ChainBlock | null> {
    return head.number > cursor.block ? source.block(cursor.block + 1) : Promise.resolve(null);
  }

  /** Range after range, each in a transaction of its own, for some seconds: then head and cursor are looked at anew. */
  async function catchUp(start: Cursor, head: ChainBlock, safe: number): Promise<void> {
    const until = Date.now() + 3_000;
    let cursor = start;
    do {
      const { range, events } = await history
        .after({ number: cursor.block, hash: cursor.hash }, safe)
        .catch((error) => {
          // Nodes and clients limit answers in many words; a shorter range is the cure for all of them.
          if (!(error instanceof ChainMovedError) && span.shrink())
            throw new ShorterRangeError(cursor.block + 1, null, error);
          throw error;
        });
      const { from, to } = range;
      const hash = range.blocks.get(to)?.hash ?? cursor.hash;
      await indexRange({ ...options, cursor, range, events, head: head.number, undoable: false });
      cursor = { block: to, hash, floor: to };
      log.info({ from, to, events: events.length, head: head.number }, "history");
    } while (cursor.block < safe && Date.now() < until && !options.signal.aborted);
  }

  async function tail(cursor: Cursor, head: ChainBlock): Promise<void> {
    const from = cursor.block + 1;
    const to = Math.min(head.number, cursor.block + most);
    const range = await readTail(source, from, to, cursor.hash, head).catch((error: unknown) => {
      // Full blocks, each of megabytes of logs, are too much for one answer all together.
      if (error instanceof ChainMovedError || from === to) throw error;
      most = Math.max(1, (to - cursor.block) >> 2);
      throw new ShorterRangeError(from, to, error);
    });
    most = Math.min(TAIL, most * 2);
    const events = decodeRange(range, options.decode, log);
    await indexRange({ ...options, cursor, range, events, head: head.number, undoable: true });
    log.debug({ from, to, events: events.length }, "blocks");
  }
}

/** @throws OtherDeploymentError if the node serves another chain */
async function checkChain({ source, deployed }: FollowOptions): Promise<void> {
  const chainId = await source.chainId();
  if (chainId !== deployed.chainId) {
    throw new OtherDeploymentError([`RPC_URL serves chain ${chainId}, DEPLOYMENT is of chain ${deployed.chainId}`]);
  }
}

async function begin({ db, source, deployed, log }: FollowOptions, head: number): Promise<boolean> {
  const base = await source.block(Math.max(deployed.startBlock - 1, 0));
  if (!base) return false;
  await beginIndex(db, deployed, base, head);
  log.info({ block: base.number }, "a new index begins");
  return true;
}
