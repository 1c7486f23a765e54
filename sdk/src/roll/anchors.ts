import type { Account } from "../ids/account.ts";
import type { ContributionId } from "../ids/contributionId.ts";
import type { VoteEntry } from "./countVotes.ts";
import type { AnchoredEvent, CertifiedEvent, CommittedEvent, LogPlace, VotedEvent } from "./rollEvents.ts";
import type { AnchorName, ContributionLeaf, RollFacts } from "./rollFacts.ts";
import type { Held } from "./settleWork.ts";

/** Where evidence stands: time, block, log, leaf. */
export type EvidenceOrder = readonly [time: number, block: number, log: number, leaf: number];

/** After all leaves: of a token whose leaf isn't among the data. */
const NO_LEAF = Number.MAX_SAFE_INTEGER;

/** A campaign's evidence (anchors and commitments) by what names it, and the leaves that were read from the anchors' data. */
export class Anchors {
  readonly #facts: RollFacts;
  readonly #anchors = new Map<string, AnchoredEvent>();
  readonly #commitments = new Map<string, LogPlace>();
  #leaves: Map<ContributionId, ContributionLeaf[]> | null = null;

  constructor(facts: RollFacts) {
    this.#facts = facts;
  }

  take(event: AnchoredEvent | CommittedEvent): void {
    if (event.kind === "committed") this.#commitments.set(event.commitment, event);
    else this.#anchors.set(keyOf(event.leaves, event), event);
  }

  /** All leaves of contributions in anchors of before the roll's time. */
  get leaves(): readonly ContributionLeaf[] {
    return (this.#facts.contributions ?? []).filter((leaf) => this.#anchors.has(keyOf("contributions", leaf)));
  }

  leavesOf(id: ContributionId): (Held & { author: Account; certifiedAt: number; order: EvidenceOrder })[] {
    return this.#leavesBy(id).flatMap(({ author, digest, codec, manifest, parents, leaf, ...name }) => {
      const anchor = this.#anchors.get(keyOf("contributions", name));
      if (anchor === undefined) return [];
      const order: EvidenceOrder = [anchor.time, anchor.block, anchor.logIndex, leaf];
      return [{ author, digest, codec, manifest, parents, certifiedAt: anchor.time, order }];
    });
  }

  /** Whether what an event rests on is an anchor: of that root, config and time; else it is a commitment. */
  readonly isAnchored = (event: CertifiedEvent): boolean => this.#anchorOf(event) !== undefined;

  /** Whether the leaf that an event rests on is among the data. */
  readonly seen = (event: CertifiedEvent): boolean => this.#leafOf(event) !== undefined;

  orderOf(event: CertifiedEvent): EvidenceOrder {
    const { evidence } = event;
    if (evidence === null) return [event.time, event.block, event.logIndex, 0];
    const anchor = this.#anchorOf(event);
    if (anchor !== undefined) {
      return [anchor.time, anchor.block, anchor.logIndex, this.#leafOf(event)?.leaf ?? NO_LEAF];
    }
    const place = this.#commitments.get(evidence.hash) ?? event;
    return [evidence.time, place.block, place.logIndex, 0];
  }

  /** Direct votes and valid leaves, in the order in which they count; what was signed once counts once. */
  ballot(direct: readonly VotedEvent[]): (VoteEntry & { block: number; logIndex: number; leaf: number })[] {
    const given = direct.map(({ voter, id, votes, block, logIndex }) => {
      return { voter, work: id, votes, listed: true, leaf: 0, block, logIndex, signed: "" };
    });
    for (const { voter, id, votes, listed, leaf, signed, ...name } of this.#facts.votes ?? []) {
      const anchor = this.#anchors.get(keyOf("votes", name));
      if (anchor === undefined) continue;
      const { block, logIndex } = anchor;
      given.push({ voter, work: id, votes, listed, leaf, block, logIndex, signed });
    }
    given.sort((a, b) => a.block - b.block || a.logIndex - b.logIndex || a.leaf - b.leaf);
    const seen = new Set<string>();
    return given.flatMap(({ signed, ...entry }) => {
      if (signed !== "" && seen.has(signed)) return [];
      seen.add(signed);
      return [entry];
    });
  }

  #anchorOf({ evidence, config }: CertifiedEvent): AnchoredEvent | undefined {
    if (evidence === null) return undefined;
    const anchor = this.#anchors.get(keyOf("contributions", { root: evidence.hash, config }));
    return anchor?.time === evidence.time ? anchor : undefined;
  }

  #leafOf(event: CertifiedEvent): ContributionLeaf | undefined {
    return this.#leavesBy(event.id).find(
      ({ root, config, author, digest }) =>
        root === event.evidence?.hash && config === event.config && author === event.author && digest === event.digest,
    );
  }

  #leavesBy(id: ContributionId): readonly ContributionLeaf[] {
    if (this.#leaves === null) {
      this.#leaves = new Map();
      for (const leaf of this.#facts.contributions ?? []) {
        const list = this.#leaves.get(leaf.id);
        if (list === undefined) this.#leaves.set(leaf.id, [leaf]);
        else list.push(leaf);
      }
    }
    return this.#leaves.get(id) ?? [];
  }
}

function keyOf(leaves: string, { root, config }: AnchorName): string {
  return `${leaves} ${root} ${config}`;
}
