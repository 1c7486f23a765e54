import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { type Digest, parseDigest } from "../ids/digest.ts";
import { MalformedId } from "../ids/errors.ts";
import { type Keccak, nobleKeccak } from "../merkle/keccak.ts";

/** Hashes one leaf into `output` (32 bytes). `signed` is 32 bytes. */
export type AnchorLeafHasher = (index: number, signed: Uint8Array, output: Uint8Array) => void;

/** A hasher for the leaves of anchors that allocates nothing per leaf. @example anchorLeafHasher()(0, signed, output) */
export function anchorLeafHasher(keccak: Keccak = nobleKeccak): AnchorLeafHasher {
  const encoded = new Uint8Array(64);
  const view = new DataView(encoded.buffer);
  return (index, signed, output) => {
    view.setBigUint64(24, BigInt(index));
    encoded.set(signed, 32);
    keccak(encoded, output);
    keccak(output, output);
  };
}

/**
 * The leaf of an anchor's tree: `keccak(keccak(abi.encode(uint256 index, bytes32 signed)))`, as OpenZeppelin's
 * StandardMerkleTree has it.
 *
 * @param index The leaf's place in the data file, from 0.
 * @param signed The EIP-712 digest that its signer signed ({@link hashContribution}, `hashVote`, `hashPollAnswer`).
 * @throws {MalformedId}
 * @example anchorLeaf(0, hashContribution(place, work))
 */
export function anchorLeaf(index: number, signed: string): Digest {
  if (!Number.isSafeInteger(index) || index < 0) throw new MalformedId("leaf index", index, "a whole number from 0");
  const output = new Uint8Array(32);
  anchorLeafHasher()(index, hexToBytes(parseDigest(signed).slice(2)), output);
  return parseDigest(`0x${bytesToHex(output)}`);
}
