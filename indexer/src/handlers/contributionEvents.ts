import { AI_USE, CODEC, MEDIA_KIND } from "@colophon/sdk/ids/names.ts";
import { unpackWorkHeader } from "@colophon/sdk/ids/workHeader.ts";
import type { Address, Hex } from "viem";
import type { StateRow } from "../store/tableSpecs.ts";
import type { Changes } from "./changes.ts";
import type { Position } from "./decodeLog.ts";
import { finalAtOf } from "./finalAtOf.ts";
import { keepRejection } from "./keepRejection.ts";
import { digestOrNull, idHex, lower, ZERO_ADDRESS } from "./words.ts";

interface Certified {
  id: bigint;
  author: Address;
  digest: Hex;
  header: bigint;
  manifest: Hex;
  parents: readonly bigint[];
}
interface Shown extends Certified {
  evidence: Hex;
  certifiedAt: number;
}
type Attribution = StateRow<"attributions">;
type Evidence = Pick<Attribution, "certifiedAt" | "evidence" | "proof">;

/** A work certified by its author, at the block's time. */
export function contributed(changes: Changes, args: Certified, at: Position): void {
  mint(changes, args, { certifiedAt: at.time, evidence: "direct", proof: null }, at);
}

/** A work certified at the time of a commitment or an anchor. */
export function contributedFromEvidence(changes: Changes, args: Shown, at: Position): void {
  mint(changes, args, evidenceOf(changes, args), at);
}

function mint(changes: Changes, args: Certified, evidence: Evidence, at: Position): void {
  const work = attributionOf(changes, args, evidence, at);
  if (!work) return;
  changes.set("attributions", { ...work, owner: work.author }, work.id);
  if (changes.get("campaigns", work.campaign)?.begun === false) {
    changes.patch("campaigns", { begun: true }, work.campaign);
  }
}

/**
 * A provisional work goes to the author of older evidence: everything of it is replaced. What was before is kept in the log; the
 * owner follows the token's own `Transfer`.
 */
export function superseded(changes: Changes, args: Shown, at: Position): void {
  const before = changes.get("attributions", idHex(args.id));
  if (before) keepRejection(changes, before, lower(args.author));
  const taken = attributionOf(changes, args, evidenceOf(changes, args), at);
  if (!before || !taken) return;
  // Where author and digest stay, finality doesn't begin anew; only its whole minutes are counted from another second.
  const stays = before.author === taken.author && before.digest === taken.digest;
  const after = stays ? { ...taken, finalAt: finalAtOf(taken.certifiedAt, before.finalAt, 0) } : taken;
  changes.append("supersessions", {
    block: at.block,
    logIndex: at.logIndex,
    campaign: before.campaign,
    work: before.id,
    author: before.author,
    digest: before.digest,
    codec: before.codec,
    config: before.config,
    manifest: before.manifest,
    parents: before.parents,
    certifiedAt: before.certifiedAt,
    recordedAt: before.recordedAt,
    evidence: before.evidence,
    proof: before.proof,
    certifiedBlock: before.block,
    certifiedLogIndex: before.logIndex,
    certifiedTransaction: before.transaction,
    to: after.author,
    time: at.time,
    transaction: at.transaction,
  });
  changes.set("attributions", { ...after, owner: before.owner }, after.id);
}

/** What an event says of a work; null where its campaign isn't known. */
function attributionOf(
  changes: Changes,
  args: Certified,
  evidence: Evidence,
  at: Position,
): Omit<Attribution, "owner"> | null {
  const header = unpackWorkHeader(args.header);
  const campaign = changes.get("campaigns", header.campaign);
  if (!campaign) return null;
  const id = idHex(args.id);
  const author = lower(args.author);
  return {
    id,
    campaign: header.campaign,
    author,
    digest: args.digest,
    codec: CODEC[header.codec],
    kind: MEDIA_KIND[header.kind],
    aiUse: AI_USE[header.aiUse],
    config: header.config,
    manifest: digestOrNull(args.manifest),
    parents: args.parents.map(idHex),
    ...evidence,
    recordedAt: at.time,
    finalAt: finalAtOf(evidence.certifiedAt, at.time, campaign.settings.finality),
    block: at.block,
    logIndex: at.logIndex,
    transaction: at.transaction,
  };
}

/**
 * Whether the evidence is an anchor or a commitment: no hash can be both, but anybody can commit to an anchor's root as if it were
 * one. So an anchor of that root, terms and time comes first: only the campaign's own relay could make one of a commitment.
 */
function evidenceOf(changes: Changes, { header, evidence, certifiedAt }: Shown): Evidence {
  const { campaign, config } = unpackWorkHeader(header);
  const anchor = changes.get("anchors", campaign, "contributions", evidence, config);
  return { certifiedAt, evidence: anchor?.time === certifiedAt ? "anchor" : "commitment", proof: evidence };
}

export function transferred(changes: Changes, args: { from: Address; to: Address; id: bigint }, at: Position): void {
  const from = lower(args.from);
  // The mint: the event after it says it.
  if (from === ZERO_ADDRESS) return;
  const work = idHex(args.id);
  const to = lower(args.to) === ZERO_ADDRESS ? null : lower(args.to);
  changes.patch("attributions", { owner: to }, work);
  const { block, logIndex, time, transaction } = at;
  changes.append("transfers", { block, logIndex, work, from, to, time, transaction });
}

export function signaturesCancelled(changes: Changes, args: { author: Address; epoch: number }, at: Position): void {
  const author = lower(args.author);
  const { epoch } = args;
  changes.set("signatureEpochs", { author, epoch, block: at.block }, author);
  changes.append("signatureCancellations", { author, epoch, block: at.block, logIndex: at.logIndex });
}
