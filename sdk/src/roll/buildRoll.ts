import { cidFromDigest } from "../content/cidFromDigest.ts";
import type { Account } from "../ids/account.ts";
import type { ContributionId } from "../ids/contributionId.ts";
import type { Digest } from "../ids/digest.ts";
import { CODEC } from "../ids/names.ts";
import { type Schedule, scheduleOf } from "../ids/schedule.ts";
import { resolveCredits } from "../rewards/resolveCredits.ts";
import type { RollWork } from "../rewards/types.ts";
import { Anchors } from "./anchors.ts";
import { countVotes, type VoteEntry, type VoteOutcome } from "./countVotes.ts";
import type { RollCampaign, RollEvent, VotedEvent, WorkEvent } from "./rollEvents.ts";
import type { RollFacts, Unverified } from "./rollFacts.ts";
import { type Held, settleWork } from "./settleWork.ts";

/** Why something isn't on the roll. `late`: its first event came when the roll had closed. */
export type OffReason =
  | { readonly why: "rejected" | "late" | "anchor-not-seen" }
  | { readonly why: "unverified"; readonly state: Unverified; readonly cid: string }
  /** An earlier entry of the same id is on the roll, or would be. */
  | { readonly why: "duplicate"; readonly of: Account; readonly certifiedAt: number };

export type OffRoll = { readonly id: ContributionId; readonly author: Account } & OffReason;

/** A work of the roll with what it was read from. */
export interface BuiltWork extends RollWork {
  readonly id: ContributionId;
  readonly author: Account;
  readonly manifest: Digest | null;
  readonly cid: string;
}

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
    const placed = placeWork(id, list, schedule, anchors, facts);
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

interface Candidate extends Held {
  readonly author: Account;
  readonly certifiedAt: number;
  /** Where its evidence stands: by these, in this order, the earliest is found. */
  readonly order: readonly [time: number, block: number, log: number, leaf: number];
}

/** One id's entry: the earliest of token and leaves whose content is verified, if it is accepted. */
function placeWork(
  id: ContributionId,
  events: readonly WorkEvent[],
  schedule: Schedule,
  anchors: Anchors,
  facts: RollFacts,
): { work: Omit<BuiltWork, "votes"> | null; off: OffRoll[] } {
  const { work, judgements, unseen } = settleWork(events, schedule, anchors.seen, anchors.isAnchored);
  const candidates: Candidate[] = anchors.leavesOf(id);
  if (work !== null) candidates.push({ ...work, order: anchors.orderOf(work.by) });
  candidates.sort(byOrder);
  const off: OffRoll[] = [];
  if (unseen !== null && work?.author !== unseen.author)
    off.push({ id, author: unseen.author, why: "anchor-not-seen" });
  const cids = candidates.map(({ digest, codec }) => cidFromDigest(digest, CODEC[codec]));
  const first = cids.findIndex((cid) => !facts.unverified.has(cid));
  const chosen = candidates[first];
  candidates.forEach(({ author }, place) => {
    const [cid, state] = [cids[place] ?? "", facts.unverified.get(cids[place] ?? "")];
    if (state !== undefined) off.push({ id, author, why: "unverified", state, cid });
    else if (chosen !== undefined && place !== first && author !== chosen.author) {
      off.push({ id, author, why: "duplicate", of: chosen.author, certifiedAt: chosen.certifiedAt });
    }
  });
  if (chosen === undefined) return { work: null, off };
  // A leaf that nobody showed to the chain takes the work over all the same.
  if (work !== null) judgements.inherit(work.author, chosen.author);
  const { standing, score } = judgements.standing(chosen.author, schedule, schedule.rollAt);
  const { author, certifiedAt, manifest, parents } = chosen;
  if (standing !== "accepted") return { work: null, off: [...off, { id, author, why: "rejected" }] };
  const named = manifest === null ? undefined : facts.creditsOf(manifest);
  const credits = resolveCredits(author, named);
  return { work: { id, author, certifiedAt, parents, score, credits, manifest, cid: cids[first] ?? "" }, off };
}

function byOrder(a: Candidate, b: Candidate): number {
  const [at, ab, al, aleaf] = a.order;
  const [bt, bb, bl, bleaf] = b.order;
  return at - bt || ab - bb || al - bl || aleaf - bleaf;
}
