import { parseAccount } from "../../ids/account.ts";
import { type ContributionId, campaignOfId, parseContributionId } from "../../ids/contributionId.ts";
import { MOST_PARENTS } from "../../typed-data/workMessage.ts";
import { InvalidRoll } from "../errors.ts";
import { LATEST_TIME, MOST_CREDITS, MOST_SCORE } from "../limits.ts";
import type { RollWork } from "../types.ts";
import { ByteTable } from "./ByteTable.ts";
import { Column } from "./Column.ts";
import { DIGITS_FROM, type OrderedRoll } from "./orderedRoll.ts";

const ID_BYTES = 32;
const bytes = (length: number) => new Uint8Array(length);
const shorts = (length: number) => new Uint16Array(length);
const words = (length: number) => new Uint32Array(length);
const doubles = (length: number) => new Float64Array(length);

/**
 * Takes a roll work by work, checks each, and keeps it as numbers in columns: some 130 bytes for a work with one parent and one
 * credit. A parent that isn't on the roll, or isn't older, is no error: authorship can be corrected after a work was remixed; such edges
 * just aren't paid.
 */
export class RollTable {
  readonly #campaign: number;
  readonly #accounts: ByteTable;
  readonly #ids: ByteTable;
  /** By number in `ids`: 1 for works on the roll. */
  readonly #onRoll: Column<Uint8Array>;
  readonly #id: Column<Uint32Array>;
  readonly #author: Column<Uint32Array>;
  readonly #certifiedAt: Column<Float64Array>;
  readonly #score: Column<Uint16Array>;
  readonly #votes: Column<Float64Array>;
  readonly #parentsFrom: Column<Uint32Array>;
  readonly #parentCount: Column<Uint8Array>;
  readonly #parents = new Column(words);
  readonly #creditsFrom: Column<Uint32Array>;
  readonly #creditCount: Column<Uint8Array>;
  readonly #creditAccount: Column<Uint32Array>;
  readonly #creditBps: Column<Uint16Array>;

  /** @param expected How many works there may be. */
  constructor(campaign: number, accounts: ByteTable, expected = 16) {
    this.#campaign = campaign;
    this.#accounts = accounts;
    this.#ids = new ByteTable(ID_BYTES, expected);
    this.#onRoll = new Column(bytes, expected);
    this.#id = new Column(words, expected);
    this.#author = new Column(words, expected);
    this.#certifiedAt = new Column(doubles, expected);
    this.#score = new Column(shorts, expected);
    this.#votes = new Column(doubles, expected);
    this.#parentsFrom = new Column(words, expected);
    this.#parentCount = new Column(bytes, expected);
    this.#creditsFrom = new Column(words, expected);
    this.#creditCount = new Column(bytes, expected);
    this.#creditAccount = new Column(words, expected);
    this.#creditBps = new Column(shorts, expected);
  }

  /** @throws {InvalidRoll} for what no chain could have led to. */
  add(work: RollWork): void {
    const id = field(work.id, "the id is malformed", () => parseContributionId(work.id));
    const campaign = campaignOfId(id);
    if (campaign !== this.#campaign) {
      throw new InvalidRoll("other-campaign", id, `the campaign is ${campaign} and not ${this.#campaign}`);
    }
    const author = field(id, "the author is no account", () => parseAccount(work.author));
    const certifiedAt = whole(id, "certifiedAt", work.certifiedAt, LATEST_TIME);
    const score = whole(id, "score", work.score, MOST_SCORE);
    const votes = whole(id, "votes", work.votes, Number.MAX_SAFE_INTEGER);

    const index = this.#number(id);
    if (this.#onRoll.get(index) === 1) throw new InvalidRoll("duplicate-work", id, "there are two entries");
    this.#onRoll.set(index, 1);
    this.#id.push(index);
    this.#author.push(this.#accounts.add(author, DIGITS_FROM));
    this.#certifiedAt.push(certifiedAt);
    this.#score.push(score);
    this.#votes.push(votes);
    this.#addParents(id, work.parents);
    this.#addCredits(id, work.credits);
  }

  /** The roll in its order; the table is empty afterwards. @throws {InvalidRoll} where there are no works. */
  order(): OrderedRoll {
    const size = this.#id.length;
    if (size === 0) throw new InvalidRoll("empty", null, "it has no works");
    const order = this.#order(size);
    const id = this.#id.take(order);
    const places = new Uint32Array(this.#ids.size);
    for (let place = 0; place < size; place++) places[id[place] ?? 0] = place + 1;
    return {
      size,
      id,
      author: this.#author.take(order),
      certifiedAt: this.#certifiedAt.take(order),
      score: this.#score.take(order),
      votes: this.#votes.take(order),
      parentsFrom: this.#parentsFrom.take(order),
      parentCount: this.#parentCount.take(order),
      parents: this.#parents.take(null),
      creditsFrom: this.#creditsFrom.take(order),
      creditCount: this.#creditCount.take(order),
      creditAccount: this.#creditAccount.take(null),
      creditBps: this.#creditBps.take(null),
      places,
      ids: this.#ids,
      accounts: this.#accounts,
    };
  }

  /** The works in certified-at, then id; null where they came in this order. */
  #order(size: number): Uint32Array | null {
    const [times, ids] = [this.#certifiedAt, this.#id];
    const compare = (a: number, b: number) => times.get(a) - times.get(b) || this.#ids.compare(ids.get(a), ids.get(b));
    let sorted = true;
    for (let i = 1; i < size && sorted; i++) sorted = compare(i - 1, i) < 0;
    return sorted ? null : Uint32Array.from({ length: size }, (_, i) => i).sort(compare);
  }

  #number(id: ContributionId): number {
    const index = this.#ids.add(id, DIGITS_FROM);
    if (index === this.#onRoll.length) this.#onRoll.push(0);
    return index;
  }

  #addParents(work: ContributionId, parents: readonly string[]): void {
    const from = this.#parents.length;
    this.#parentsFrom.push(from);
    this.#parentCount.push(parents.length);
    if (parents.length > MOST_PARENTS) {
      const why = `there are ${parents.length} parents and not at most ${MOST_PARENTS}`;
      throw new InvalidRoll("too-many-parents", work, why);
    }
    for (const parent of parents) {
      const id = field(work, "a parent's id is malformed", () => parseContributionId(parent));
      if (id === work) throw new InvalidRoll("self-parent", work, "it names itself as a parent");
      const index = this.#number(id);
      for (let edge = from; edge < this.#parents.length; edge++) {
        if (this.#parents.get(edge) === index) {
          throw new InvalidRoll("repeated-parent", work, "a parent is named twice");
        }
      }
      this.#parents.push(index);
    }
  }

  #addCredits(work: ContributionId, credits: RollWork["credits"]): void {
    const from = this.#creditAccount.length;
    this.#creditsFrom.push(from);
    this.#creditCount.push(credits.length);
    if (credits.length === 0) throw new InvalidRoll("no-credits", work, "nobody is credited");
    if (credits.length > MOST_CREDITS) {
      const why = `there are ${credits.length} credits and not at most ${MOST_CREDITS}`;
      throw new InvalidRoll("too-many-credits", work, why);
    }
    let sum = 0;
    for (const { account: given, bps } of credits) {
      const account = field(work, "a credited account is malformed", () => parseAccount(given));
      if (!Number.isInteger(bps) || bps < 1 || bps > 10_000) {
        const why = `the credit of ${account} is ${bps} and not a whole number from 1 to 10,000`;
        throw new InvalidRoll("bad-credit", work, why);
      }
      const index = this.#accounts.add(account, DIGITS_FROM);
      for (let credit = from; credit < this.#creditAccount.length; credit++) {
        if (this.#creditAccount.get(credit) === index) {
          throw new InvalidRoll("repeated-credit", work, "an account is credited twice");
        }
      }
      this.#creditAccount.push(index);
      this.#creditBps.push(bps);
      sum += bps;
    }
    if (sum !== 10_000) throw new InvalidRoll("credits-sum", work, `the credits sum to ${sum} and not to 10,000`);
  }
}

function whole(work: string, name: string, value: number, most: number): number {
  if (!Number.isSafeInteger(value) || value < 0 || value > most) {
    throw new InvalidRoll("bad-field", work, `${name} is ${value} and not a whole number from 0 to ${most}`, {
      field: name,
    });
  }
  return value;
}

function field<Out>(work: string, why: string, parse: () => Out): Out {
  try {
    return parse();
  } catch {
    throw new InvalidRoll("bad-field", work, why);
  }
}
