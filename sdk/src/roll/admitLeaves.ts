import { type ContributionId, campaignOfId } from "../ids/contributionId.ts";
import type { Settings } from "../ids/settings.ts";
import { type AnchoredEvent, byPlace, type LogPlace, type RollEvent } from "./rollEvents.ts";
import type { ContributionLeaf } from "./rollFacts.ts";

/** Since when the chain knew a work, and what its certified-at was from there on. */
export interface KnownWork {
  readonly block: number;
  readonly logIndex: number;
  readonly certifiedAt: number;
}

/** Of works in other campaigns: how they stood in the log. What isn't there was never certified. */
export type ForeignWorks = ReadonlyMap<ContributionId, readonly KnownWork[]>;

/**
 * Of leaves that hold by themselves (fields, signature, deadline, epoch, AI policy) those whose lineage holds too, by `docs/roll.md`,
 * “Leaves”: every parent was known where the leaf was anchored, and strictly earlier; a story or remix has one in the campaign, but
 * for the leaf 0 of the anchor that it begins with. What is known is settled there: nothing later makes a leaf hold, or not.
 *
 * @param leaves of anchors of one campaign, in any order
 * @param events of that campaign, in the order of the log
 * @example
 * const contributions = admitLeaves(leaves, { campaign: 1, settings }, events, foreign);
 */
export function admitLeaves(
  leaves: readonly ContributionLeaf[],
  { settings }: { readonly settings: Pick<Settings, "format"> },
  events: readonly RollEvent[],
  foreign: ForeignWorks = new Map(),
): ContributionLeaf[] {
  const byAnchor = new Map<string, ContributionLeaf[]>();
  for (const leaf of leaves) {
    const key = `${leaf.root} ${leaf.config}`;
    const list = byAnchor.get(key);
    if (list === undefined) byAnchor.set(key, [leaf]);
    else list.push(leaf);
  }
  const states = new Map<ContributionId, KnownWork[]>();
  /** By id: the time of the earliest leaf that was admitted. */
  const earliest = new Map<ContributionId, number>();
  const anchors: AnchoredEvent[] = [];
  let begin: RollEvent | null = null;
  for (const event of events) {
    if (event.kind === "certified" || event.kind === "superseded") {
      const { id, block, logIndex } = event;
      const state = { block, logIndex, certifiedAt: event.evidence?.time ?? event.time };
      const list = states.get(id);
      if (list === undefined) states.set(id, [state]);
      else list.push(state);
    } else if (event.kind === "anchored" && event.leaves === "contributions") anchors.push(event);
    else continue;
    begin ??= event;
  }
  const isLinked = settings.format === "story" || settings.format === "remix";
  const admitted: ContributionLeaf[] = [];
  for (const anchor of anchors) {
    const found = (byAnchor.get(`${anchor.root} ${anchor.config}`) ?? []).filter((leaf) => {
      const own = campaignOfId(leaf.id);
      const isFirst = anchor === begin && leaf.leaf === 0;
      if (isLinked && !isFirst && !leaf.parents.some((parent) => campaignOfId(parent) === own)) return false;
      return leaf.parents.every((parent) => {
        if (campaignOfId(parent) !== own) return wasKnown(foreign.get(parent), anchor);
        return wasKnown(states.get(parent), anchor) || (earliest.get(parent) ?? anchor.time) < anchor.time;
      });
    });
    for (const { id } of found) earliest.set(id, Math.min(earliest.get(id) ?? anchor.time, anchor.time));
    admitted.push(...found);
  }
  return admitted;
}

function wasKnown(states: readonly KnownWork[] | undefined, at: LogPlace): boolean {
  return states?.some((state) => byPlace(state, at) < 0 && state.certifiedAt < at.time) ?? false;
}

/** The parents in other campaigns that leaves name: whether they were known is asked apart. */
export function foreignParents(leaves: readonly ContributionLeaf[]): ContributionId[] {
  const found = new Set<ContributionId>();
  for (const { id, parents } of leaves) {
    for (const parent of parents) if (campaignOfId(parent) !== campaignOfId(id)) found.add(parent);
  }
  return [...found];
}
