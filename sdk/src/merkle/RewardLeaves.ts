import { hexToBytes } from "@noble/hashes/utils.js";
import { parseAccount } from "../ids/account.ts";
import { defaultHasher } from "./defaultHasher.ts";
import { MerkleError } from "./errors.ts";
import type { RewardPoolPlace } from "./rewardLeaf.ts";
import type { TreeHasher } from "./TreeHasher.ts";
import { TAIL } from "./wasm/keccakModule.ts";

/** Leaves that are hashed at once: large enough for two threads, small enough not to count. */
const BATCH = 32_768;
const MOST = (1n << 256n) - 1n;

/**
 * The leaf hashes of one pool's tree, taken in one by one and kept flat: 32 bytes each, and two megabytes for those that
 * aren't hashed yet. All leaves of a pool begin with the same 136 bytes, keccak's block: it's permuted once for all of them.
 *
 * @example
 * const leaves = new RewardLeaves(place, statement.accounts.length);
 * for (const { account, cumulative } of statement.accounts) leaves.add(account, cumulative);
 * new MerkleTree(leaves.hashes()).root;
 */
export class RewardLeaves {
  readonly #hasher: TreeHasher;
  readonly #prefix: Uint8Array;
  readonly #tails: Uint8Array;
  readonly #view: DataView;
  #hashes: Uint8Array;
  #hashed = 0;
  #waiting = 0;

  /**
   * @param expected How many there will be, if that's known: what is kept needn't grow then.
   * @throws {MalformedId} where pool or token isn't an address.
   */
  constructor(place: RewardPoolPlace, expected = 0, hasher: TreeHasher = defaultHasher()) {
    this.#hasher = hasher;
    this.#prefix = prefixOf(place);
    const batch = expected > 0 ? Math.min(expected, BATCH) : BATCH;
    this.#tails = hasher.allocate(batch * TAIL);
    this.#view = new DataView(this.#tails.buffer, this.#tails.byteOffset, this.#tails.byteLength);
    this.#hashes = hasher.allocate(Math.max(expected, batch) * 32);
  }

  /** How many were added. */
  get size(): number {
    return this.#hashed + this.#waiting;
  }

  /**
   * @param account 0x and 40 lower-case hex digits.
   * @param cumulative 0 … 2^256 − 1.
   * @throws {MerkleError} for anything else.
   */
  add(account: string, cumulative: bigint): void {
    const offset = this.#waiting * TAIL;
    if (cumulative < 0n || cumulative > MOST) throw new MerkleError("bad-leaf", { account, cumulative });
    putAddress(this.#tails, offset + 4, account);
    const above = cumulative >> 64n;
    this.#view.setBigUint64(offset + 24, above === 0n ? 0n : above >> 128n);
    this.#view.setBigUint64(offset + 32, above === 0n ? 0n : above >> 64n);
    this.#view.setBigUint64(offset + 40, above);
    this.#view.setBigUint64(offset + 48, cumulative);
    this.#waiting++;
    if (this.#waiting * TAIL === this.#tails.length) this.#hashWaiting();
  }

  /** All hashes, 32 bytes each, in the order in which leaves were added. */
  hashes(): Uint8Array {
    this.#hashWaiting();
    return this.#hashes.subarray(0, this.#hashed * 32);
  }

  #hashWaiting(): void {
    if (this.#waiting === 0) return;
    const end = this.size * 32;
    if (end > this.#hashes.length) {
      const larger = this.#hasher.allocate(Math.max(end, this.#hashes.length * 2));
      larger.set(this.#hashes.subarray(0, this.#hashed * 32));
      this.#hashes = larger;
    }
    const tails = this.#tails.subarray(0, this.#waiting * TAIL);
    this.#hasher.leaves(this.#prefix, tails, this.#hashes.subarray(this.#hashed * 32, end));
    this.#hashed += this.#waiting;
    this.#waiting = 0;
  }
}

/** What all leaves of a pool begin with: four words, and eight bytes of the fifth, which an address leaves empty. */
function prefixOf({ chainId, pool, campaign, token }: RewardPoolPlace): Uint8Array {
  const prefix = new Uint8Array(136);
  const view = new DataView(prefix.buffer);
  view.setBigUint64(24, BigInt(chainId));
  prefix.set(hexToBytes(parseAccount(pool).slice(2)), 44);
  view.setBigUint64(88, BigInt(campaign));
  prefix.set(hexToBytes(parseAccount(token).slice(2)), 108);
  return prefix;
}

/** The value of a hex digit by its character code; 255: none. */
const DIGITS = new Uint8Array(128).fill(255);
for (let i = 0; i < 16; i++) DIGITS[i.toString(16).charCodeAt(0)] = i;

/** Writes an address without making anything: there are millions of them. */
function putAddress(bytes: Uint8Array, offset: number, account: string): void {
  let bad = account.length === 42 && account.startsWith("0x") ? 0 : 255;
  for (let i = 0; i < 20; i++) {
    const high = DIGITS[account.charCodeAt(2 + 2 * i)] ?? 255;
    const low = DIGITS[account.charCodeAt(3 + 2 * i)] ?? 255;
    bad |= high | low;
    bytes[offset + i] = (high << 4) | low;
  }
  if (bad > 15) throw new MerkleError("bad-leaf", { account });
}
