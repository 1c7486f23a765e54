import type { Account } from "../../ids/account.ts";
import type { ContributionId } from "../../ids/contributionId.ts";
import type { ParentState } from "../types.ts";
import type { ByteTable } from "./ByteTable.ts";

/** Text before an id's, or an account's, digits. */
export const DIGITS_FROM = 2;

/** A checked roll in its one order (certified-at, then id) as columns: entry `i` of each is about work `i`, its *place*. */
export interface OrderedRoll {
  readonly size: number;
  /** Numbers in `ids` and in `accounts`. */
  readonly id: Uint32Array;
  readonly author: Uint32Array;
  readonly certifiedAt: Float64Array;
  readonly score: Uint16Array;
  readonly votes: Float64Array;
  /** A work's parents are `parents[parentsFrom]` and the next ones, `parentCount` in all, as numbers in `ids`. */
  readonly parentsFrom: Uint32Array;
  readonly parentCount: Uint8Array;
  readonly parents: Uint32Array;
  /** Its credits alike; accounts as numbers in `accounts`. */
  readonly creditsFrom: Uint32Array;
  readonly creditCount: Uint8Array;
  readonly creditAccount: Uint32Array;
  readonly creditBps: Uint16Array;
  /** By number in `ids`: the work's place + 1; 0 (or nothing) for a parent that isn't on the roll. */
  readonly places: Uint32Array;
  readonly ids: ByteTable;
  readonly accounts: ByteTable;
}

/** In place of a parent's place. */
const OFF_ROLL = -1;
const NOT_EARLIER = -2;

/** Where an edge leads: the place of a parent that is paid, or below 0. @param edge place in `parents` */
export function paidPlace(roll: OrderedRoll, child: number, edge: number): number {
  const place = (roll.places[roll.parents[edge] ?? 0] ?? 0) - 1;
  if (place < 0) return OFF_ROLL;
  return (roll.certifiedAt[place] ?? 0) < (roll.certifiedAt[child] ?? 0) ? place : NOT_EARLIER;
}

/** Why an edge is paid or isn't, from what {@link paidPlace} says. */
export function parentState(place: number): ParentState {
  return place === OFF_ROLL ? "off-roll" : place === NOT_EARLIER ? "not-earlier" : "paid";
}

export function idOf(roll: OrderedRoll, index: number): ContributionId {
  return `0x${roll.ids.hex(index)}` as ContributionId;
}

export function accountOf(accounts: ByteTable, index: number): Account {
  return `0x${accounts.hex(index)}` as Account;
}

/** A work's place; −1 where it isn't on the roll. */
export function placeOf(roll: OrderedRoll, id: string): number {
  const text = id.toLowerCase();
  if (!/^0x[0-9a-f]{64}$/.test(text)) return -1;
  const index = roll.ids.find(text, DIGITS_FROM);
  return index === -1 ? -1 : (roll.places[index] ?? 0) - 1;
}
