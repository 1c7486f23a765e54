import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { parseAccount } from "../ids/account.ts";
import { type Keccak, nobleKeccak } from "./keccak.ts";

/** Which pool a tree belongs to; the first four fields of each of its leaves. */
export interface RewardPoolPlace {
  readonly chainId: number;
  /** The `RewardPools` contract. */
  readonly pool: string;
  readonly campaign: number;
  /** Zero address: ETH. */
  readonly token: string;
}

/** Hashes one leaf into `output` (32 bytes). `account`: 40 hex digits after 0x, lower case; `cumulative` ≥ 0. */
export type RewardLeafHasher = (account: `0x${string}`, cumulative: bigint, output: Uint8Array) => void;

/**
 * A hasher for the leaves of one pool: `keccak(keccak(abi.encode(chainId, pool, campaign, token, account, cumulative)))`, as
 * OpenZeppelin's StandardMerkleTree and `IRewardPools.leafOf` have it. The words that all leaves share are encoded once.
 *
 * @throws {MalformedId} where pool or token isn't an address.
 */
export function rewardLeafHasher(place: RewardPoolPlace, keccak: Keccak = nobleKeccak): RewardLeafHasher {
  const encoded = new Uint8Array(192);
  const view = new DataView(encoded.buffer);
  putUint(view, 0, BigInt(place.chainId));
  encoded.set(hexToBytes(parseAccount(place.pool).slice(2)), 44);
  putUint(view, 64, BigInt(place.campaign));
  encoded.set(hexToBytes(parseAccount(place.token).slice(2)), 108);
  return (account, cumulative, output) => {
    encoded.set(hexToBytes(account.slice(2)), 140);
    putUint(view, 160, cumulative);
    keccak(encoded, output);
    keccak(output, output);
  };
}

/** One leaf's hash as hex. @example rewardLeaf(place, account, 100n) */
export function rewardLeaf(place: RewardPoolPlace, account: string, cumulative: bigint): `0x${string}` {
  const output = new Uint8Array(32);
  rewardLeafHasher(place)(parseAccount(account), cumulative, output);
  return `0x${bytesToHex(output)}`;
}

/** A 256-bit word, big-endian. */
function putUint(view: DataView, offset: number, value: bigint): void {
  view.setBigUint64(offset, value >> 192n);
  view.setBigUint64(offset + 8, value >> 128n);
  view.setBigUint64(offset + 16, value >> 64n);
  view.setBigUint64(offset + 24, value);
}
