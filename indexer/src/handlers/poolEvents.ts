import type { Address, Hex } from "viem";
import type { LogRow, StateRow } from "../store/tableSpecs.ts";
import type { Changes } from "./changes.ts";
import type { Position } from "./decodeLog.ts";
import { digestOrNull, lower } from "./words.ts";

export interface OfPool {
  campaign: number;
  token: Address;
}

export function funded(changes: Changes, args: OfPool & { funder: Address; amount: bigint }, at: Position): void {
  const pool = poolOf(changes, args, at);
  putPool(changes, { ...pool, funded: pool.funded + args.amount });
  changes.append("fundings", { ...deposit(args, at), kind: "funded" });
}

export function refunded(changes: Changes, args: OfPool & { funder: Address; amount: bigint }, at: Position): void {
  const pool = poolOf(changes, args, at);
  putPool(changes, { ...pool, refunded: pool.refunded + args.amount });
  changes.append("fundings", { ...deposit(args, at), kind: "refunded" });
}

function deposit(args: OfPool & { funder: Address; amount: bigint }, { block, logIndex, time, transaction }: Position) {
  const { campaign, amount } = args;
  return {
    block,
    logIndex,
    campaign,
    token: lower(args.token),
    funder: lower(args.funder),
    amount,
    time,
    transaction,
  };
}

interface Proposed extends OfPool {
  proposer: Address;
  number: number;
  bond: bigint;
  claimableFrom: number;
}

export function statementProposed(
  changes: Changes,
  args: Proposed & { root: Hex; total: bigint; statement: Hex; codec: number },
  at: Position,
): void {
  const { root, total, statement, codec } = args;
  propose(changes, args, { empty: false, root, total, statement, codec }, at);
}

export function emptyProposed(changes: Changes, args: Proposed, at: Position): void {
  propose(changes, args, { empty: true, root: null, total: 0n, statement: null, codec: 0 }, at);
}

type Content = Pick<StateRow<"statements">, "empty" | "root" | "total" | "statement" | "codec">;

function propose(changes: Changes, args: Proposed, content: Content, at: Position): void {
  const { campaign, number, bond, claimableFrom } = args;
  const token = lower(args.token);
  const { block, logIndex, transaction } = at;
  changes.set(
    "statements",
    {
      campaign,
      token,
      number,
      proposer: lower(args.proposer),
      ...content,
      bond,
      proposedAt: at.time,
      claimableFrom,
      state: "proposed",
      block,
      logIndex,
      transaction,
    },
    campaign,
    token,
    number,
  );
  putPool(changes, {
    ...poolOf(changes, args, at),
    state: "proposed",
    pending: number,
    pendingTotal: content.total,
    pendingRoot: content.root,
    claimableFrom,
  });
}

interface Raised extends OfPool {
  number: number;
  amount: bigint;
  raiser: Address;
  stands: boolean;
}

/** The dispute itself is the first raise, against the statement. */
export function disputed(
  changes: Changes,
  args: OfPool & { disputer: Address; number: number; bond: bigint },
  at: Position,
): void {
  putPool(changes, { ...poolOf(changes, args, at), state: "disputed" });
  changes.patch("statements", { state: "disputed" }, args.campaign, lower(args.token), args.number);
  raised(changes, { ...args, amount: args.bond, raiser: args.disputer, stands: false }, at);
}

export function raised(changes: Changes, args: Raised, at: Position): void {
  const { campaign, number, stands, amount } = args;
  const { block, logIndex, time, transaction } = at;
  const [token, raiser] = [lower(args.token), lower(args.raiser)];
  changes.append("raises", { block, logIndex, campaign, token, number, raiser, stands, amount, time, transaction });
}

/** Upheld, it stands by time; that it stands at once, or fell, is said by an event of its own right after. */
export function disputeDecided(
  changes: Changes,
  args: OfPool & { number: number; stands: boolean },
  at: Position,
): void {
  turn(changes, args, { kind: "decided", stands: args.stands }, at);
  if (!args.stands) return;
  putPool(changes, { ...poolOf(changes, args, at), state: "upheld" });
  changes.patch("statements", { state: "upheld" }, args.campaign, lower(args.token), args.number);
}

export function statementStood(
  changes: Changes,
  args: OfPool & { number: number; root: Hex; total: bigint },
  at: Position,
): void {
  const pool = withoutPending(poolOf(changes, args, at));
  const root = digestOrNull(args.root);
  putPool(changes, root ? { ...pool, standing: args.number, root, total: args.total } : { ...pool, emptyStood: true });
  changes.patch("statements", { state: "stood" }, args.campaign, lower(args.token), args.number);
  turn(changes, args, { kind: "stood" }, at);
}

export function statementFell(changes: Changes, args: OfPool & { number: number }, at: Position): void {
  putPool(changes, withoutPending(poolOf(changes, args, at)));
  changes.patch("statements", { state: "fell" }, args.campaign, lower(args.token), args.number);
  turn(changes, args, { kind: "fell" }, at);
}

type Turn = Pick<LogRow<"statementTurns">, "kind"> & Partial<Pick<LogRow<"statementTurns">, "stands" | "amount">>;

/** Writes down what became of a proposal. */
export function turn(changes: Changes, args: OfPool & { number: number }, what: Turn, at: Position): void {
  const { block, logIndex, time, transaction } = at;
  const { campaign, number } = args;
  const row = {
    block,
    logIndex,
    campaign,
    token: lower(args.token),
    number,
    stands: null,
    amount: null,
    time,
    transaction,
  };
  changes.append("statementTurns", { ...row, ...what });
}

interface Claimed extends OfPool {
  account: Address;
  to: Address;
  amount: bigint;
  cumulative: bigint;
}

export function claimed(changes: Changes, args: Claimed, at: Position): void {
  const { campaign, amount, cumulative } = args;
  const [token, account] = [lower(args.token), lower(args.account)];
  const pool = poolOf(changes, args, at);
  putPool(changes, { ...pool, paid: pool.paid + amount });
  changes.set("claimed", { campaign, token, account, cumulative }, campaign, token, account);
  const { block, logIndex, time, transaction } = at;
  const to = lower(args.to);
  changes.append("claims", { block, logIndex, campaign, token, account, to, amount, cumulative, time, transaction });
}

interface OfAccount {
  account: Address;
  token: Address;
  amount: bigint;
}

export function credited(changes: Changes, args: OfAccount): void {
  const row = creditOf(changes, args);
  changes.set("accountCredits", { ...row, credited: row.credited + args.amount }, row.account, row.token);
}

export function withdrawn(changes: Changes, args: OfAccount): void {
  const row = creditOf(changes, args);
  changes.set("accountCredits", { ...row, withdrawn: row.withdrawn + args.amount }, row.account, row.token);
}

function creditOf(changes: Changes, args: OfAccount): StateRow<"accountCredits"> {
  const [account, token] = [lower(args.account), lower(args.token)];
  return changes.get("accountCredits", account, token) ?? { account, token, credited: 0n, withdrawn: 0n };
}

function withoutPending(pool: StateRow<"pools">): StateRow<"pools"> {
  return { ...pool, state: "none", pending: null, pendingTotal: null, pendingRoot: null, claimableFrom: null };
}

/** Writes a pool's row. */
export function putPool(changes: Changes, pool: StateRow<"pools">): void {
  changes.set("pools", pool, pool.campaign, pool.token);
}

/** A pool's row; an empty one for a pool that has none yet. */
export function poolOf(changes: Changes, args: OfPool, at: Position): StateRow<"pools"> {
  const token = lower(args.token);
  return (
    changes.get("pools", args.campaign, token) ?? {
      campaign: args.campaign,
      token,
      funded: 0n,
      refunded: 0n,
      paid: 0n,
      proceeds: 0n,
      fromEditions: 0n,
      fromRoyalties: 0n,
      fromBonds: 0n,
      fromStakes: 0n,
      fromGifts: 0n,
      taken: 0n,
      standing: 0,
      total: 0n,
      root: null,
      state: "none",
      emptyStood: false,
      pending: null,
      pendingTotal: null,
      pendingRoot: null,
      claimableFrom: null,
      block: at.block,
    }
  );
}
