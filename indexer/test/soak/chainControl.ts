import { createPublicClient, type Hex, http, numberToHex } from "viem";
import { mnemonicToAccount } from "viem/accounts";

const MNEMONIC = "test test test test test test test test test test test junk";

/** The accounts that the local chain signs for, lower case. */
export const ACTORS = Array.from(
  { length: 9 },
  (_, addressIndex) => mnemonicToAccount(MNEMONIC, { addressIndex }).address.toLowerCase() as Hex,
);

/** What a soak does to a chain, by anvil's own calls. */
export class ChainControl {
  readonly client;
  /** The highest block there ever was: an index may have seen it, and can only go so far below it. */
  highest = 0;

  constructor(url: string) {
    this.client = createPublicClient({ transport: http(url, { retryCount: 0, timeout: 60_000 }) });
  }

  async #call(method: string, params: unknown[]): Promise<unknown> {
    return this.client.request({ method: method as never, params: params as never });
  }

  async head(): Promise<{ number: number; time: number }> {
    const { number, timestamp } = await this.client.getBlock();
    this.highest = Math.max(this.highest, Number(number));
    return { number: Number(number), time: Number(timestamp) };
  }

  /** Sends calls into one block. What reverts, reverts: that is part of a chain's life. */
  async block(calls: { from: Hex; to: Hex; data: Hex; value: bigint }[]): Promise<void> {
    await this.#call("evm_setAutomine", [false]);
    for (const { from, to, data, value } of calls) {
      await this.#call("eth_sendTransaction", [{ from, to, data, value: numberToHex(value), gas: "0x1e8480" }]);
    }
    await this.#call("evm_mine", []);
    await this.#call("evm_setAutomine", [true]);
    await this.head();
  }

  /** A block at that time. */
  async travelTo(time: number): Promise<void> {
    const { time: now } = await this.head();
    await this.#call("evm_setNextBlockTimestamp", [Math.max(time, now + 1)]);
    await this.#call("evm_mine", []);
    await this.head();
  }

  /** Others take the place of the last blocks, with nothing in them. */
  async reorg(depth: number): Promise<void> {
    await this.#call("anvil_reorg", [depth, []]);
    await this.head();
  }

  /** The last blocks are lost, as when a node is killed before it wrote them down. */
  async rollback(depth: number): Promise<void> {
    await this.#call("anvil_rollback", [depth]);
  }
}
