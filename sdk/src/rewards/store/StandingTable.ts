import { parseAccount } from "../../ids/account.ts";
import { InvalidStanding } from "../errors.ts";
import { MOST_AMOUNT } from "../limits.ts";
import { Amounts } from "./Amounts.ts";
import type { ByteTable } from "./ByteTable.ts";
import { DIGITS_FROM } from "./orderedRoll.ts";

/** Takes the standing statement account by account; what was given becomes where each account begins. */
export class StandingTable {
  readonly #accounts: ByteTable;
  readonly #amounts = new Amounts(0);
  #sum = 0n;

  constructor(accounts: ByteTable) {
    this.#accounts = accounts;
  }

  /** @throws {InvalidStanding} for an account that is malformed or stands twice, or an amount that is none. */
  add(given: string, cumulative: bigint): void {
    const account = accountOf(given);
    if (cumulative <= 0n || cumulative > MOST_AMOUNT) {
      throw new InvalidStanding("bad-amount", `${account} has ${cumulative} in it`, { account, cumulative });
    }
    const index = this.#accounts.add(account, DIGITS_FROM);
    if (index >= this.#amounts.length) this.#amounts.reserve(Math.ceil((index + 1) * 1.5));
    // Nobody has 0, so that anything else means: seen before.
    if (this.#amounts.get(index) !== 0n) {
      throw new InvalidStanding("repeated-account", `${account} stands in it twice`, { account });
    }
    this.#amounts.set(index, cumulative);
    this.#sum += cumulative;
  }

  /** An amount for every account of the table. @throws {InvalidStanding} where they don't sum to the total. */
  close(total: bigint): Amounts {
    if (this.#sum !== total) {
      throw new InvalidStanding("sum", `its amounts sum to ${this.#sum} and its total is ${total}`, {
        sum: this.#sum,
        total,
      });
    }
    this.#amounts.reserve(this.#accounts.size);
    return this.#amounts;
  }
}

function accountOf(given: string): string {
  try {
    return parseAccount(given);
  } catch {
    throw new InvalidStanding("bad-account", "an account in it is malformed");
  }
}
