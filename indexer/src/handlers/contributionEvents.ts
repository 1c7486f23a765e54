import { AI_USE, CODEC, MEDIA_KIND } from "@colophon/sdk/ids/names.ts";
import { unpackWorkHeader } from "@colophon/sdk/ids/workHeader.ts";
import type { Address, Hex } from "viem";
import type { StateRow } from "../store/tableSpecs.ts";
import type { Changes } from "./changes.ts";
import type { Position } from "./decodeLog.ts";
import { campaignOf, digestOrNull, idHex, lower, ZERO_ADDRESS } from "./words.ts";

interface Contributed {
  id: bigint;
  author: Address;
  digest: Hex;
  header: bigint;
  manifest: Hex;
  parents: readonly bigint[];
}

export function contributed(changes: Changes, args: Contributed, at: Position): void {
  const header = unpackWorkHeader(args.header);
  const campaign = changes.get("campaigns", header.campaign);
  if (!campaign) return;
  const id = idHex(args.id);
  const author = lower(args.author);
  // A verdict may have come before the work was minted; it counts if it is about the same author.
  const verdict = changes.get("standingVerdicts", id, author);
  const accepted = verdict ? verdict.accepted : null;
  changes.set(
    "works",
    {
      id,
      campaign: header.campaign,
      author,
      owner: author,
      digest: args.digest,
      codec: CODEC[header.codec],
      kind: MEDIA_KIND[header.kind],
      aiUse: AI_USE[header.aiUse],
      config: header.config,
      manifest: digestOrNull(args.manifest),
      parents: args.parents.map(idHex),
      childCount: 0,
      certifiedAt: at.time,
      finalAt: at.time + Math.ceil(campaign.settings.finality / 60) * 60,
      reviewEnds: campaign.reviewEnds,
      accepted,
      score: verdict?.score ?? 0,
      block: at.block,
      logIndex: at.logIndex,
      transaction: at.transaction,
    },
    id,
  );
  args.parents.forEach((parent, index) => {
    changes.append("edges", { child: id, index, parent: idHex(parent), block: at.block });
    const row = changes.get("works", idHex(parent));
    if (row) changes.set("works", { ...row, childCount: row.childCount + 1 }, row.id);
  });
  const before = changes.get("contributors", header.campaign, author)?.works ?? 0;
  changes.set(
    "contributors",
    { campaign: header.campaign, account: author, works: before + 1 },
    header.campaign,
    author,
  );
  changes.set(
    "campaigns",
    {
      ...campaign,
      works: campaign.works + 1,
      contributors: campaign.contributors + (before === 0 ? 1 : 0),
      ...tally(campaign, null, accepted),
    },
    header.campaign,
  );
}

export function transferred(changes: Changes, args: { from: Address; to: Address; id: bigint }, at: Position): void {
  const from = lower(args.from);
  // The mint: `Contributed` says it.
  if (from === ZERO_ADDRESS) return;
  const work = idHex(args.id);
  const to = lower(args.to) === ZERO_ADDRESS ? null : lower(args.to);
  changes.patch("works", { owner: to }, work);
  const { block, logIndex, time, transaction } = at;
  changes.append("transfers", { block, logIndex, work, from, to, time, transaction });
}

export function signaturesCancelled(changes: Changes, args: { author: Address; epoch: number }, at: Position): void {
  const author = lower(args.author);
  changes.set("signatureEpochs", { author, epoch: args.epoch, block: at.block }, author);
}

interface Reviewed {
  id: bigint;
  author: Address;
  curator: Address;
  accepted: boolean;
  score: number;
  reason: number;
  note: Hex;
}

export function reviewed(changes: Changes, args: Reviewed, at: Position): void {
  const { accepted, score, reason } = args;
  const work = idHex(args.id);
  const author = lower(args.author);
  const note = digestOrNull(args.note);
  const row = { work, author, curator: lower(args.curator), accepted, score, reason, note, ...at };
  changes.append("verdicts", row);
  changes.set("standingVerdicts", row, work, author);

  const now = changes.get("works", work);
  if (!now || now.author !== author) return;
  changes.set("works", { ...now, accepted, score }, work);
  const campaign = changes.get("campaigns", campaignOf(args.id));
  if (campaign) {
    changes.set("campaigns", { ...campaign, ...tally(campaign, now.accepted, accepted) }, campaign.id);
  }
}

/** The campaign's counts of verdicts after one work's verdict changed. */
function tally(campaign: StateRow<"campaigns">, before: boolean | null, after: boolean | null) {
  return {
    accepted: campaign.accepted + Number(after === true) - Number(before === true),
    rejected: campaign.rejected + Number(after === false) - Number(before === false),
  };
}
