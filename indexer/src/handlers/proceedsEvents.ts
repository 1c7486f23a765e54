import type { Address } from "viem";
import type { LogRow, StateRow } from "../store/tableSpecs.ts";
import type { Changes } from "./changes.ts";
import type { Contracts, Position } from "./decodeLog.ts";
import { type OfPool, poolOf, putPool, turn } from "./poolEvents.ts";
import { lower } from "./words.ts";

type Source = Exclude<LogRow<"proceeds">["kind"], "taken">;
const SUMS = {
  editions: "fromEditions",
  royalties: "fromRoyalties",
  bonds: "fromBonds",
  stakes: "fromStakes",
  gifts: "fromGifts",
} as const satisfies Record<Source, keyof StateRow<"pools">>;

/** Nobody's deposit, but given out by statements as any. Who paid it in tells what it is. */
export function proceedsAdded(
  changes: Changes,
  args: OfPool & { from: Address; amount: bigint },
  at: Position,
  contracts: Pick<Contracts, "curation" | "editions">,
): void {
  const from = lower(args.from);
  add(changes, args, sourceOf(changes, args.campaign, from, contracts), from, at);
}

/** Stakes that nobody gets back are the pool's. */
export function stakesForfeited(
  changes: Changes,
  args: OfPool & { number: number; amount: bigint },
  at: Position,
): void {
  add(changes, args, "stakes", null, at);
  turn(changes, args, { kind: "forfeited", amount: args.amount }, at);
}

function add(
  changes: Changes,
  args: OfPool & { amount: bigint },
  source: Source,
  from: Address | null,
  at: Position,
): void {
  const { amount } = args;
  const pool = poolOf(changes, args, at);
  const sum = SUMS[source];
  putPool(changes, {
    ...pool,
    funded: pool.funded + amount,
    proceeds: pool.proceeds + amount,
    [sum]: pool[sum] + amount,
  });
  changes.append("proceeds", { ...entry(args, at), kind: source, from, to: null });
}

/** What the brand takes where an empty roll stood counts as refunded, as on chain. */
export function proceedsTaken(
  changes: Changes,
  args: OfPool & { brand: Address; to: Address; amount: bigint },
  at: Position,
): void {
  const { amount } = args;
  const pool = poolOf(changes, args, at);
  putPool(changes, {
    ...pool,
    refunded: pool.refunded + amount,
    proceeds: pool.proceeds - amount,
    taken: pool.taken + amount,
  });
  changes.append("proceeds", { ...entry(args, at), kind: "taken", from: lower(args.brand), to: lower(args.to) });
}

/** A forwarder is deployed, which its event says, before it can pass anything on. */
function sourceOf(
  changes: Changes,
  campaign: number,
  from: Address,
  { curation, editions }: Pick<Contracts, "curation" | "editions">,
): Source {
  if (from === editions) return "editions";
  if (from === curation) return "bonds";
  return from === changes.get("forwarders", campaign)?.forwarder ? "royalties" : "gifts";
}

function entry(args: OfPool & { amount: bigint }, { block, logIndex, time, transaction }: Position) {
  const { campaign, amount } = args;
  return { block, logIndex, campaign, token: lower(args.token), amount, time, transaction };
}
