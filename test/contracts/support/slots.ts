/** Where the facts that certificates prove lie in the storage of `Contributions`. */
import { concatHex, type Hex, hexToBigInt, keccak256, numberToHex, sliceHex } from "viem";
import type { World } from "./world.ts";

const WORD = 2n ** 256n;

/** A token's packed slot, as Solady places it: 2 · id + keccak256(the id's high 28 bytes ‖ the seed's first 4). */
export function tokenSlot(id: bigint): bigint {
  const high = sliceHex(numberToHex(id, { size: 32 }), 0, 28);
  return (2n * id + hexToBigInt(keccak256(concatHex([high, "0x7d882553"])))) % WORD;
}

/** An author's own slot: mapping number 6, written when the token first leaves. */
export function authorSlot(id: bigint): bigint {
  const mapping: Hex = numberToHex(6, { size: 32 });
  return hexToBigInt(keccak256(concatHex([numberToHex(id, { size: 32 }), mapping])));
}

/** What a slot of `Contributions` holds. */
export async function slotAt(world: World, slot: bigint): Promise<bigint> {
  const address = world.contributions.address;
  const stored = await world.publicClient.getStorageAt({ address, slot: numberToHex(slot, { size: 32 }) });
  return hexToBigInt(stored ?? "0x0");
}
