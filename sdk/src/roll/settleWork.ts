import type { Account } from "../ids/account.ts";
import type { Schedule } from "../ids/schedule.ts";
import { type EffectiveStanding, effectiveStanding } from "../rewards/effectiveStanding.ts";
import { byPlace, type CertifiedEvent, type JudgementEvent, type LogPlace, type WorkSaid } from "./rollEvents.ts";

/** Reasons that are about whose the work is, and not about the work: a copy, rights missing. */
const WHOSE: readonly number[] = [2, 3];

/** What stays as it was reviewed. */
export type Held = Pick<WorkSaid, "digest" | "codec" | "manifest" | "parents">;

/** A certification or takeover, as far as a work's history asks for it. */
export type HistoryEvent = Omit<CertifiedEvent, "config">;

/** A work as it counts: whose, since when, by what, and where the log says so. */
export interface SettledWork<Event> extends Held {
  readonly author: Account;
  readonly certifiedAt: number;
  /** The event that made it so. */
  readonly by: Event;
}

interface Verdict {
  readonly accepted: boolean;
  readonly score: number;
  readonly reason: number;
  readonly place: LogPlace;
}

/** What was said of one work, by author. */
export class Judgements {
  readonly #verdicts = new Map<string, Verdict>();
  readonly #appeals = new Map<string, { state: "pending" | "upheld" | "rejected"; score: number }>();

  take(event: JudgementEvent): void {
    if (event.kind === "reviewed") {
      const { accepted, score, reason } = event;
      this.#verdicts.set(event.author, { accepted, score, reason, place: event });
    } else if (event.kind === "appealed") {
      this.#appeals.set(event.author, { state: "pending", score: 0 });
    } else {
      this.#appeals.set(event.author, { state: event.upheld ? "upheld" : "rejected", score: event.score });
    }
  }

  /**
   * Rule B: where the work goes to another author, a rejection for what it is goes with it, unless an appeal against it was upheld
   * by then, or there is a later verdict on the work as the new author's.
   */
  inherit(from: Account, to: Account): void {
    const verdict = this.#verdicts.get(from);
    if (from === to || verdict === undefined || verdict.accepted || WHOSE.includes(verdict.reason)) return;
    if (this.#appeals.get(from)?.state === "upheld") return;
    const own = this.#verdicts.get(to);
    if (own === undefined || byPlace(own.place, verdict.place) < 0) this.#verdicts.set(to, verdict);
  }

  standing(author: Account, schedule: Pick<Schedule, "reviewEnds" | "appealsEnd">, now: number): EffectiveStanding {
    const { reviewEnds, appealsEnd } = schedule;
    const [verdict, appeal] = [this.#verdicts.get(author) ?? null, this.#appeals.get(author) ?? null];
    return effectiveStanding({ verdict, appeal, reviewEnds, appealsEnd }, now);
  }
}

export interface SettledHistory<Event> {
  /** Null where no certification counts. */
  readonly work: SettledWork<Event> | null;
  readonly judgements: Judgements;
  /** The newest certification or takeover that rule A leaves out; null: none. */
  readonly unseen: Event | null;
}

/**
 * What one work's log comes to, for the roll: its present author, and what that author's work is, by the rules of `docs/roll.md`:
 *
 * - **A, seen in time**: what rests on an anchor counts only if it was on chain before the review began, or `seen` says that the
 *   anchor's data shows it;
 * - **B, rejected for what it is**: see {@link Judgements.inherit};
 * - **C, as reviewed**: once the review has ended, an author's content, manifest and parents stay those that this author had last
 *   before its end (or else, first after it), however often the work comes back to it; only time and author change.
 *
 * @param events All of one id, in order, of before the roll's time.
 * @param seen Whether an anchored certification's leaf is among the data that the roll is read from.
 */
export function settleWork<Event extends HistoryEvent>(
  events: Iterable<Event | JudgementEvent>,
  { reviewStarts, reviewEnds }: Pick<Schedule, "reviewStarts" | "reviewEnds">,
  seen: (event: Event) => boolean,
  isAnchored: (event: Event) => boolean,
): SettledHistory<Event> {
  const judgements = new Judgements();
  const held = new Map<string, Held>();
  let work: SettledWork<Event> | null = null;
  let unseen: Event | null = null;
  for (const event of events) {
    if (isJudgement(event)) {
      judgements.take(event);
      continue;
    }
    if (isAnchored(event) && event.time >= reviewStarts && !seen(event)) {
      unseen = event;
      continue;
    }
    const { author, digest, codec, manifest, parents } = event;
    if (work !== null) judgements.inherit(work.author, author);
    if (event.time < reviewEnds || !held.has(author)) held.set(author, { digest, codec, manifest, parents });
    const kept: Held = held.get(author) ?? { digest, codec, manifest, parents };
    work = { author, certifiedAt: event.evidence?.time ?? event.time, by: event, ...kept };
  }
  return { work, judgements, unseen };
}

function isJudgement(event: HistoryEvent | JudgementEvent): event is JudgementEvent {
  return event.kind !== "certified" && event.kind !== "superseded";
}
