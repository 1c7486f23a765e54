import type { Address, Hex } from "viem";
import type { Changes } from "./changes.ts";
import type { Position } from "./decodeLog.ts";
import { lower, ZERO_ADDRESS } from "./words.ts";

export function editionSet(
  changes: Changes,
  args: { campaign: number; digest: Hex; codec: number; kind: number },
  at: Position,
): void {
  const { campaign, digest, codec, kind } = args;
  const { time, block, transaction } = at;
  const { minted, holders } = changes.get("editions", campaign) ?? { minted: 0n, holders: 0 };
  changes.set("editions", { campaign, digest, codec, kind, minted, holders, time, block, transaction }, campaign);
}

interface Minted {
  campaign: number;
  buyer: Address;
  to: Address;
  amount: bigint;
  token: Address;
  price: bigint;
}

/** The tokens themselves come by a transfer of their own. */
export function editionMinted(changes: Changes, args: Minted, at: Position): void {
  const { campaign, amount, price } = args;
  const { block, logIndex, time, transaction } = at;
  const [buyer, to, token] = [lower(args.buyer), lower(args.to), lower(args.token)];
  changes.append("editionSales", {
    block,
    logIndex,
    campaign,
    buyer,
    to,
    amount,
    token,
    price,
    time,
    transaction,
  });
  const edition = changes.get("editions", campaign);
  if (edition) changes.set("editions", { ...edition, minted: edition.minted + amount }, campaign);
}

/** One holding that changed hands; the zero address is nobody. */
export interface Moved {
  from: Address;
  to: Address;
  campaign: number;
  amount: bigint;
}

export function editionsMoved(changes: Changes, moved: readonly Moved[]): void {
  for (const { from, to, campaign, amount } of moved) {
    addTo(changes, campaign, lower(from), -amount);
    addTo(changes, campaign, lower(to), amount);
  }
}

function addTo(changes: Changes, campaign: number, account: Hex, by: bigint): void {
  if (account === ZERO_ADDRESS) return;
  const before = changes.get("editionBalances", campaign, account)?.amount ?? 0n;
  const amount = before + by;
  if (amount === 0n) changes.remove("editionBalances", campaign, account);
  else changes.set("editionBalances", { campaign, account, amount }, campaign, account);
  const edition = changes.get("editions", campaign);
  if (!edition) return;
  const holders = edition.holders + Number(amount > 0n) - Number(before > 0n);
  if (holders !== edition.holders) changes.set("editions", { ...edition, holders }, campaign);
}

export function forwarderDeployed(
  changes: Changes,
  args: { campaign: number; forwarder: Address },
  at: Position,
): void {
  const { campaign } = args;
  const { time, block, transaction } = at;
  changes.set("forwarders", { campaign, forwarder: lower(args.forwarder), time, block, transaction }, campaign);
}
