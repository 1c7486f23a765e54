import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import fc from "fast-check";
import { hexToBytes } from "viem";
import { describe, expect, it } from "vitest";
import { MalformedId } from "../../src/ids/errors.ts";
import { MerkleError } from "../../src/merkle/errors.ts";
import { type Keccak, nobleKeccak } from "../../src/merkle/keccak.ts";
import { MerkleTree } from "../../src/merkle/MerkleTree.ts";
import { plainHasher } from "../../src/merkle/plainHasher.ts";
import { rewardLeaf, rewardLeafHasher } from "../../src/merkle/rewardLeaf.ts";
import { verifyMultiProof, verifyProof } from "../../src/merkle/verifyProof.ts";

const TYPES = ["uint256", "address", "uint256", "address", "address", "uint256"];
const place = {
  chainId: 31337,
  pool: "0x5fbdb2315678afecb367f032d93f642f64180aa3",
  campaign: 7,
  token: "0x0000000000000000000000000000000000000000",
};
type Entry = readonly [account: `0x${string}`, cumulative: bigint];

const entries = (most: number) =>
  fc.uniqueArray(
    fc.tuple(
      fc.bigInt(0n, (1n << 160n) - 1n).map((n): `0x${string}` => `0x${n.toString(16).padStart(40, "0")}`),
      fc.bigInt(1n, (1n << 128n) - 1n),
    ),
    { minLength: 1, maxLength: most, selector: ([account]) => account },
  );

function both(list: readonly Entry[]) {
  const leaves = new Uint8Array(list.length * 32);
  const hash = rewardLeafHasher(place);
  for (const [i, [account, cumulative]] of list.entries()) {
    hash(account, cumulative, leaves.subarray(i * 32, i * 32 + 32));
  }
  const values = list.map(([account, cumulative]) => [
    place.chainId,
    place.pool,
    place.campaign,
    place.token,
    account,
    cumulative.toString(),
  ]);
  return { ours: new MerkleTree(leaves), theirs: StandardMerkleTree.of(values, TYPES), leaves };
}

describe("against OpenZeppelin's StandardMerkleTree", () => {
  it("roots, leaves and proofs are equal", () => {
    fc.assert(
      fc.property(entries(40), (list) => {
        const { ours, theirs } = both(list);
        expect(ours.root).toBe(theirs.root);
        for (const [i, [account, cumulative]] of list.entries()) {
          expect(ours.leaf(i)).toBe(rewardLeaf(place, account, cumulative));
          expect(ours.proof(i)).toEqual(theirs.getProof(i));
          expect(verifyProof(ours.root, ours.leaf(i), ours.proof(i))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
  it("multiproofs are equal, and lead to the root", () => {
    const picked = entries(40).chain((list) => fc.tuple(fc.constant(list), fc.subarray([...list.keys()])));
    fc.assert(
      fc.property(picked, ([list, indices]) => {
        const { ours, theirs } = both(list);
        const mine = ours.multiProof(indices);
        const other = theirs.getMultiProof(indices);
        expect(mine.proof).toEqual(other.proof);
        expect(mine.flags).toEqual(other.proofFlags);
        expect(mine.leaves.map((i) => list[i]?.[0])).toEqual(other.leaves.map((value) => value[4]));
        expect(
          verifyMultiProof(
            ours.root,
            mine.leaves.map((i) => ours.leaf(i)),
            mine,
          ),
        ).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
  it.each([1, 2, 3, 4, 5, 1023, 1024, 1025])("at %i leaves", (count) => {
    const list = Array.from(
      { length: count },
      (_, i): Entry => [`0x${(i + 1).toString(16).padStart(40, "0")}`, BigInt(i) + 1n],
    );
    const { ours, theirs } = both(list);
    expect(ours.root).toBe(theirs.root);
    expect(ours.proof(count - 1)).toEqual(theirs.getProof(count - 1));
  });
});

describe("a tree", () => {
  const list = Array.from({ length: 9 }, (_, i): Entry => [`0x${(i + 1).toString(16).padStart(40, "0")}`, 5n]);
  const { ours, leaves } = both(list);
  it("doesn't depend on the leaves' order", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: 9, maxLength: 9 }), (shuffled) => {
        expect(both(shuffled).ours.root).toBe(ours.root);
      }),
    );
  });
  it("takes another hash function", () => {
    let calls = 0;
    const counting: Keccak = (input, output) => {
      calls++;
      nobleKeccak(input, output);
    };
    expect(new MerkleTree(leaves, plainHasher(counting)).root).toBe(ours.root);
    expect(calls).toBe(8);
  });
  it("refuses no leaves, and halves of leaves", () => {
    expect(() => new MerkleTree(new Uint8Array(0))).toThrow(MerkleError);
    expect(() => new MerkleTree(new Uint8Array(33))).toThrow(MerkleError);
  });
  it("refuses leaves that it doesn't have, and leaves named twice", () => {
    expect(() => ours.proof(9)).toThrow(MerkleError);
    expect(() => ours.proof(-1)).toThrow(MerkleError);
    expect(() => ours.leaf(0.5)).toThrow(MerkleError);
    expect(() => ours.multiProof([1, 1])).toThrow(expect.objectContaining({ problem: "repeated-leaf" }));
  });
  it("refuses a changed leaf, proof or root", () => {
    const proof = ours.proof(4);
    const leaf = ours.leaf(4);
    expect(verifyProof(ours.root, rewardLeaf(place, list[4]?.[0] ?? "", 6n), proof)).toBe(false);
    expect(verifyProof(ours.root, leaf, proof.slice(1))).toBe(false);
    expect(verifyProof(ours.leaf(1), leaf, proof)).toBe(false);
    expect(() => verifyProof(ours.root, "0x12", proof)).toThrow(MerkleError);
  });
  it("refuses multiproofs whose parts don't fit together", () => {
    const multi = ours.multiProof([0, 3, 5]);
    const hashes = multi.leaves.map((i) => ours.leaf(i));
    expect(verifyMultiProof(ours.root, hashes, multi)).toBe(true);
    expect(verifyMultiProof(ours.root, [...hashes].reverse(), multi)).toBe(false);
    expect(() => verifyMultiProof(ours.root, hashes.slice(1), multi)).toThrow(MerkleError);
    expect(() => verifyMultiProof(ours.root, hashes, { ...multi, flags: multi.flags.map(() => true) })).toThrow(
      MerkleError,
    );
    expect(() => verifyMultiProof(ours.root, hashes, { ...multi, flags: multi.flags.map(() => false) })).toThrow(
      MerkleError,
    );
  });
  it("binds every field of a leaf", () => {
    const account = list[0]?.[0] ?? "";
    const variants = [
      rewardLeaf(place, account, 5n),
      rewardLeaf(place, account, 6n),
      rewardLeaf(place, place.pool, 5n),
      rewardLeaf({ ...place, chainId: 1 }, account, 5n),
      rewardLeaf({ ...place, campaign: 8 }, account, 5n),
      rewardLeaf({ ...place, token: place.pool }, account, 5n),
      rewardLeaf({ ...place, pool: place.token }, account, 5n),
    ];
    expect(new Set(variants).size).toBe(variants.length);
    expect(hexToBytes(variants[0] ?? "0x")).toHaveLength(32);
    expect(() => rewardLeaf({ ...place, token: "eth" }, account, 5n)).toThrow(MalformedId);
  });
});
