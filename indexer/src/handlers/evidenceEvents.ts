import type { Hex } from "viem";
import { ANCHOR_KINDS } from "../store/tables/evidenceTables.ts";
import type { Changes } from "./changes.ts";
import type { Position } from "./decodeLog.ts";
import { lower } from "./words.ts";

export function committed(changes: Changes, args: { campaign: number; commitment: Hex }, at: Position): void {
  const { campaign, commitment } = args;
  const { time, block, logIndex, transaction } = at;
  changes.append("commitments", { campaign, commitment, time, block, logIndex, transaction });
  const row = changes.get("campaigns", campaign);
  if (row) changes.set("campaigns", { ...row, commitments: row.commitments + 1 }, campaign);
}

interface Anchored {
  campaign: number;
  kind: number;
  root: Hex;
  count: number;
  data: Hex;
  codec: number;
  config: Hex;
}

/** The root of many signed leaves. What their file says is found out apart (`anchors/`): it is no part of the log. */
export function anchored(changes: Changes, args: Anchored, at: Position): void {
  const { campaign, root, count, data, codec } = args;
  const kind = anchorKindOf(args.kind);
  const config = lower(args.config);
  const { time, block, logIndex, transaction } = at;
  const row = changes.get("campaigns", campaign);
  const begins = kind === "contributions";
  const first = begins && row?.begun === false;
  changes.set(
    "anchors",
    { campaign, kind, root, config, count, data, codec, first, time, block, logIndex, transaction },
    campaign,
    kind,
    root,
    config,
  );
  if (row) changes.set("campaigns", { ...row, anchors: row.anchors + 1, begun: row.begun || begins }, campaign);
}

/** The word for the contract's number. */
export function anchorKindOf(number: number): (typeof ANCHOR_KINDS)[number] {
  const kind = ANCHOR_KINDS[number];
  if (!kind) throw new Error(`no anchor kind ${number}: the contract has ${ANCHOR_KINDS.length}`);
  return kind;
}
