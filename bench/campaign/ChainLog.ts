import { encodeRequest } from "@colophon/sdk/actions/requests/encodeRequest.ts";
import type { ContractRequest } from "@colophon/sdk/actions/requests/request.ts";
import type { Hex, Log } from "viem";
import { rpc } from "../../scripts/runtime/chain/rpc.ts";

interface Receipt {
  readonly status: Hex;
  readonly gasUsed: Hex;
  readonly logs: readonly Log[];
  readonly blockNumber: Hex;
}

/** Gas and calldata of what was sent, summed. */
export interface Spent {
  transactions: number;
  gas: number;
  bytes: number;
  /** Of the bytes: those that are zero, which cost less. */
  zeros: number;
}

/**
 * Sends many calls to a chain that mines when it is told to: they wait in its pool, and go into one block of the time given. Every one has
 * to succeed.
 */
export class ChainLog {
  readonly spent: Spent = { transactions: 0, gas: 0, bytes: 0, zeros: 0 };
  readonly #url: string;
  #waiting: Hex[] = [];

  constructor(url: string) {
    this.#url = url;
  }

  /** @param from an account whose key the chain has */
  async send(from: Hex, request: ContractRequest, gas = 10_000_000): Promise<void> {
    const { to, data, value } = encodeRequest(request);
    const call = { from, to, data, value: `0x${value.toString(16)}`, gas: `0x${gas.toString(16)}` };
    this.#waiting.push((await rpc(this.#url, "eth_sendTransaction", call)) as Hex);
    const bytes = Buffer.from(data.slice(2), "hex");
    this.spent.transactions++;
    this.spent.bytes += bytes.length;
    for (const byte of bytes) if (byte === 0) this.spent.zeros++;
  }

  /**
   * Makes a block of all that waits. @returns its receipts, in the order in which they were sent
   *
   * @throws {Error} for a call that failed
   */
  async mine(time: number): Promise<Receipt[]> {
    await rpc(this.#url, "evm_mine", time);
    const receipts: Receipt[] = [];
    for (const hash of this.#waiting.splice(0)) {
      const receipt = (await rpc(this.#url, "eth_getTransactionReceipt", hash)) as Receipt | null;
      if (receipt?.status !== "0x1")
        throw new Error(`transaction ${hash} ${receipt === null ? "found no room" : "failed"}`);
      this.spent.gas += Number(receipt.gasUsed);
      receipts.push(receipt);
    }
    return receipts;
  }
}
