import type { AccountAmount } from "../types.ts";
import type { Amounts } from "./Amounts.ts";
import type { ByteTable } from "./ByteTable.ts";
import { accountOf, DIGITS_FROM } from "./orderedRoll.ts";

/** The accounts above 0 in the order of their addresses; 4 bytes each beside the tables that it reads from. */
export class AccountTable {
  readonly #accounts: ByteTable;
  readonly #amounts: Amounts;
  /** Numbers in `accounts`, in the order of the addresses. */
  readonly #order: Uint32Array;
  #list: readonly AccountAmount[] | undefined;

  constructor(accounts: ByteTable, amounts: Amounts) {
    this.#accounts = accounts;
    this.#amounts = amounts;
    const paid = new Uint32Array(accounts.size);
    let count = 0;
    for (let index = 0; index < accounts.size; index++) if (amounts.get(index) > 0n) paid[count++] = index;
    this.#order = accounts.sort(paid.slice(0, count));
  }

  get size(): number {
    return this.#order.length;
  }

  at(rank: number): AccountAmount {
    const index = this.#order[rank] ?? 0;
    return { account: accountOf(this.#accounts, index), cumulative: this.#amounts.get(index) };
  }

  *each(): Generator<AccountAmount, void, void> {
    for (let rank = 0; rank < this.size; rank++) yield this.at(rank);
  }

  /** All of them as an array, which is made once. */
  list(): readonly AccountAmount[] {
    this.#list ??= [...this.each()];
    return this.#list;
  }

  /** The account's rank; −1 where it has nothing. @param account in lower case */
  find(account: string): number {
    if (!/^0x[0-9a-f]{40}$/.test(account)) return -1;
    const index = this.#accounts.find(account, DIGITS_FROM);
    if (index === -1) return -1;
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#accounts.compare(this.#order[middle] ?? 0, index) < 0) low = middle + 1;
      else high = middle;
    }
    return this.#order[low] === index ? low : -1;
  }
}
