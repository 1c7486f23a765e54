import { cidFromDigest } from "../content/cidFromDigest.ts";
import type { Account } from "../ids/account.ts";
import type { ContributionId } from "../ids/contributionId.ts";
import type { Digest } from "../ids/digest.ts";
import { CODEC } from "../ids/names.ts";
import type { Schedule } from "../ids/schedule.ts";
import { resolveCredits } from "../rewards/resolveCredits.ts";
import type { RollWork } from "../rewards/types.ts";
import type { Anchors } from "./anchors.ts";
import type { WorkEvent } from "./rollEvents.ts";
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

interface Candidate extends Held {
  readonly author: Account;
  readonly certifiedAt: number;
  /** Where its evidence stands: by these, in this order, the earliest is found. */
  readonly order: readonly [time: number, block: number, log: number, leaf: number];
}

/** What an id's entry hangs on beside its own history. */
export interface PlacedBy {
  readonly schedule: Schedule;
  /** Of before the roll's time. */
  readonly anchors: Anchors;
  readonly facts: Pick<RollFacts, "unverified" | "creditsOf">;
  /** When standing is judged; by default when the roll closes. */
  readonly at?: number | undefined;
}

/**
 * One id's entry: the earliest of token and leaves whose content is verified, if it is accepted (`docs/roll.md`, “Entries”).
 *
 * @param events All of the id, in order, of before the roll's time.
 * @example
 * const { work, off } = placeWork(id, events, { schedule, anchors, facts });
 */
export function placeWork(
  id: ContributionId,
  events: readonly WorkEvent[],
  { schedule, anchors, facts, at = schedule.rollAt }: PlacedBy,
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
  const { standing, score } = judgements.standing(chosen.author, schedule, at);
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
