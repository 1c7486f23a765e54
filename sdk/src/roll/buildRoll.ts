import type { ContributionId } from "../ids/contributionId.ts";
import { scheduleOf } from "../ids/schedule.ts";
import { Anchors } from "./anchors.ts";
import { countVotes, type VoteEntry, type VoteOutcome } from "./countVotes.ts";
import { type BuiltWork, type OffRoll, placeWork } from "./placeWork.ts";
import type { RollCampaign, RollEvent, VotedEvent, WorkEvent } from "./rollEvents.ts";
import type { RollFacts } from "./rollFacts.ts";

/** A vote as it stood in the log, and what became of it. */
export interface CountedEntry extends VoteEntry {
  readonly block: number;
  readonly logIndex: number;
  readonly leaf: number;
  readonly outcome: VoteOutcome;
}

export interface BuiltRoll {
  readonly rollAt: number;
  /** By certified-at, then id. */
  readonly works: readonly BuiltWork[];
  readonly off: readonly OffRoll[];
  readonly votes: readonly CountedEntry[];
}

/**
 * The closed roll of a campaign, from its log and the off-chain facts, by the rules of `docs/roll.md`. Pure, and linear but for sorting.
 *
 * @param events Of the campaign, in the order of the log; those from the roll's time on are left aside.
 * @example
 * const { works, off } = buildRoll({ campaign: 1, settings }, events, facts);
 */
export function buildRoll({ settings }: RollCampaign, events: Iterable<RollEvent>, facts: RollFacts): BuiltRoll {
  const schedule = scheduleOf(settings);
  const { rollAt } = schedule;
  const anchors = new Anchors(facts);
  const byWork = new Map<ContributionId, WorkEvent[]>();
  const voted: VotedEvent[] = [];
  const late = new Map<ContributionId, OffRoll>();
  for (const event of events) {
    if (event.time >= rollAt) {
      if (event.kind === "certified" && !byWork.has(event.id)) {
        late.set(event.id, { id: event.id, author: event.author, why: "late" });
      }
    } else if (event.kind === "anchored" || event.kind === "committed") anchors.take(event);
    else if (event.kind === "voted") voted.push(event);
    else {
      const list = byWork.get(event.id);
      if (list === undefined) byWork.set(event.id, [event]);
      else list.push(event);
    }
  }
  for (const { id } of anchors.leaves) if (!byWork.has(id)) byWork.set(id, []);

  const off: OffRoll[] = [];
  const works: Omit<BuiltWork, "votes">[] = [];
  for (const [id, list] of byWork) {
    const placed = placeWork(id, list, { schedule, anchors, facts });
    if (placed.work !== null) works.push(placed.work);
    off.push(...placed.off);
    if (placed.work !== null || placed.off.length > 0) late.delete(id);
  }
  off.push(...late.values());
  works.sort((a, b) => a.certifiedAt - b.certifiedAt || (a.id < b.id ? -1 : 1));

  const entries = anchors.ballot(voted);
  const electorate = /^0x0*$/.test(settings.voterRoot) ? "authors" : "list";
  const { votes, outcomes } = countVotes(entries, works, electorate);
  return {
    rollAt,
    works: works.map((work) => ({ ...work, votes: votes.get(work.id) ?? 0 })),
    off: off.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
    votes: entries.map((entry, place) => ({ ...entry, outcome: outcomes[place] ?? "bad-votes" })),
  };
}
