import { type Pipeline, wallSeconds } from "../batches/pipeline.ts";
import { retryAt } from "../batches/retryAt.ts";
import { troubleOf } from "../batches/troubleOf.ts";
import type { Batch } from "../store/tables.ts";
import { publishBatch } from "./publishBatch.ts";
import { unpublished } from "./unpublished.ts";

/** Campaigns at the same time, so that the gigabytes of one keep few others waiting. */
const CAMPAIGNS_AT_ONCE = 3;
/** Batches of a campaign until it is another's turn: smart accounts' works have a batch each. */
const BATCHES_A_TURN = 16;
/** Campaigns whose last turn is remembered. */
const REMEMBERED = 1_000;

/** Publishes batches of several campaigns at once, one after the other of each; campaigns take turns. */
export class PublishTurns {
  readonly #pipeline: Pipeline;
  readonly #signal: AbortSignal;
  /** Campaigns that have their turn. */
  readonly #turns = new Map<number, Promise<void>>();
  /** The count of turns at which a campaign had its last. */
  readonly #had = new Map<number, number>();
  #count = 0;
  /** Batches that failed, and when they are tried again. */
  readonly #waits = new Map<number, { failures: number; at: number }>();

  constructor(pipeline: Pipeline, signal: AbortSignal) {
    this.#pipeline = pipeline;
    this.#signal = signal;
  }

  /** Looks what there is to publish, and begins with it where there is room: it doesn't wait for what it begins. */
  async begin(): Promise<void> {
    const room = CAMPAIGNS_AT_ONCE - this.#turns.size;
    if (room <= 0) return;
    const found = await unpublished(this.#pipeline, {
      but: { campaigns: [...this.#turns.keys()], batches: this.#waiting() },
    });
    const last = ({ campaign }: Batch) => this.#had.get(campaign) ?? 0;
    for (const batch of found.sort((a, b) => last(a) - last(b) || a.id - b.id).slice(0, room)) {
      const { campaign } = batch;
      if (this.#had.size >= REMEMBERED) this.#had.clear();
      this.#had.set(campaign, ++this.#count);
      const turn = this.#take(batch).finally(() => this.#turns.delete(campaign));
      this.#turns.set(campaign, turn);
    }
  }

  /** Settles when nothing is under way any more. */
  async end(): Promise<void> {
    await Promise.all(this.#turns.values());
  }

  /** A campaign's turn. It never fails. */
  async #take(first: Batch): Promise<void> {
    let batch: Batch | undefined = first;
    for (let count = 0; batch !== undefined && count < BATCHES_A_TURN && !this.#signal.aborted; count++) {
      await this.#publish(batch);
      batch = await this.#next(first.campaign);
    }
  }

  async #publish(batch: Batch): Promise<void> {
    try {
      await publishBatch(this.#pipeline, batch);
      this.#waits.delete(batch.id);
    } catch (error) {
      if (this.#signal.aborted) return;
      const failures = (this.#waits.get(batch.id)?.failures ?? 0) + 1;
      this.#waits.set(batch.id, { failures, at: retryAt(failures) });
      if (failures > 1 && failures % 10 !== 0) return;
      const trouble = troubleOf(error).logged;
      this.#pipeline.log.error({ batch: batch.id, err: trouble }, "a batch isn't published; trying again");
    }
  }

  /** Where that can't be found out, its turn is over. */
  async #next(campaign: number): Promise<Batch | undefined> {
    const but = { campaigns: [], batches: this.#waiting() };
    const [next] = await unpublished(this.#pipeline, { only: campaign, but }).catch(() => []);
    return next;
  }

  #waiting(): number[] {
    const now = wallSeconds();
    return [...this.#waits].filter(([, { at }]) => at > now).map(([id]) => id);
  }
}
