import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import fc from "fast-check";
import { bytesToHex } from "viem";
import { describe, expect, it } from "vitest";
import { MerkleError } from "../../src/merkle/errors.ts";
import { nobleKeccak } from "../../src/merkle/keccak.ts";
import { plainHasher } from "../../src/merkle/plainHasher.ts";
import { RewardLeaves } from "../../src/merkle/RewardLeaves.ts";
import { rewardLeaf } from "../../src/merkle/rewardLeaf.ts";
import { rewardTree } from "../../src/merkle/rewardTree.ts";
import { sortHashes } from "../../src/merkle/sortHashes.ts";
import { wasmHasher } from "../../src/merkle/wasm/wasmHasher.ts";

const TYPES = ["uint256", "address", "uint256", "address", "address", "uint256"];
const place = {
  chainId: 8453,
  pool: "0x5fbdb2315678afecb367f032d93f642f64180aa3",
  campaign: 4_294_967_295,
  token: "0xe7f1725e7734ce288f8367e1bb143e90bb3f0512",
};
/** Accounts that look nothing like each other, from one number. */
const accountsFrom = (seed: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    account: `0x${(BigInt(seed) * 0x9e3779b97f4a7c15f39cc0605cedc834n + BigInt(i) * 0xbf58476d1ce4e5b994d049bb133111ebn).toString(16).padStart(80, "0").slice(-40)}`,
    cumulative: (BigInt(i) * 0x94d049bb133111eb2545f4914f6cdd1dn) % (1n << 128n),
  }));
const valuesOf = (list: ReturnType<typeof accountsFrom>) =>
  list.map(({ account, cumulative }) => [
    place.chainId,
    place.pool,
    place.campaign,
    place.token,
    account,
    cumulative.toString(),
  ]);
const powers = [1, 2, 3, 4, 5, 7, 8, 9].concat([4, 6, 8, 11].flatMap((p) => [2 ** p - 1, 2 ** p, 2 ** p + 1]));

describe("trees of any size", () => {
  it.each(powers)("a tree of %i leaves is OpenZeppelin's", (count) => {
    const list = accountsFrom(count, count);
    const ours = rewardTree(place, list);
    const theirs = StandardMerkleTree.of(valuesOf(list), TYPES);
    expect(ours.root).toBe(theirs.root);
    for (const i of new Set([0, count >> 1, count - 1])) expect(ours.proof(i)).toEqual(theirs.getProof(i));
  });
  it("so is one of any other size, each of its proofs among them", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), fc.nat(), fc.nat(), (count, seed, pick) => {
        const list = accountsFrom(seed, count);
        const ours = rewardTree(place, list);
        const theirs = StandardMerkleTree.of(valuesOf(list), TYPES);
        expect(ours.root).toBe(theirs.root);
        expect(ours.proof(pick % count)).toEqual(theirs.getProof(pick % count));
      }),
      { numRuns: 12 },
    );
  });
  it("so is one with leaves that are the same", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 40 }), (count, distinct) => {
        const list = Array.from({ length: count }, (_, i) => accountsFrom(1, distinct)[i % distinct]).flatMap(
          (entry) => entry ?? [],
        );
        expect(rewardTree(place, list).root).toBe(StandardMerkleTree.of(valuesOf(list), TYPES).root);
      }),
      { numRuns: 25 },
    );
  });
});

describe("hashers", () => {
  it("WebAssembly and plain JavaScript give the same bytes, also where a batch ends", () => {
    const [fast, plain] = [wasmHasher(), plainHasher(nobleKeccak)];
    for (const count of [1, 2, 2047, 2048, 2049, 4097]) {
      const list = accountsFrom(count, count);
      const [a, b] = [rewardTree(place, list, fast), rewardTree(place, list, plain)];
      expect(a.root).toBe(b.root);
      expect(a.proof(count - 1)).toEqual(b.proof(count - 1));
    }
  });
  it("sort a pair by its first byte that differs, wherever that is", () => {
    const [fast, plain] = [wasmHasher(), plainHasher(nobleKeccak)];
    for (let at = 0; at < 32; at++) {
      for (const [left, right] of [
        [0, 255],
        [255, 0],
        [127, 128],
        [128, 127],
        [5, 5],
      ] as const) {
        const nodes = new Uint8Array(96).fill(0xa5);
        nodes[32 + at] = left;
        nodes[64 + at] = right;
        // What comes after the byte that decides mustn't matter.
        if (at < 31) nodes[32 + at + 1] = 255 - left;
        const other = nodes.slice();
        fast.inner(nodes, 0, 1);
        plain.inner(other, 0, 1);
        expect(bytesToHex(nodes)).toBe(bytesToHex(other));
      }
    }
  });
  it("fill a part of a tree and leave the rest alone", () => {
    const whole = rewardTree(place, accountsFrom(9, 5_000));
    const nodes = new Uint8Array(9_999 * 32);
    for (let i = 0; i < 5_000; i++) nodes.set(Buffer.from(whole.leaf(i).slice(2), "hex"), whole.nodeOf(i) * 32);
    const hasher = wasmHasher();
    hasher.inner(nodes, 2_000, 4_999);
    expect(nodes.subarray(0, 2_000 * 32).every((byte) => byte === 0)).toBe(true);
    hasher.inner(nodes, 0, 2_000);
    expect(bytesToHex(nodes.subarray(0, 32))).toBe(whole.root);
  });
});

describe("leaves that come one by one", () => {
  it("are the leaves that contracts know, more of them than were expected too", () => {
    const list = accountsFrom(3, 70_000);
    const leaves = new RewardLeaves(place, 10);
    for (const { account, cumulative } of list) leaves.add(account, cumulative);
    const hashes = leaves.hashes();
    expect(leaves.size).toBe(70_000);
    for (const i of [0, 9, 10, 32_767, 32_768, 69_999]) {
      expect(bytesToHex(hashes.subarray(i * 32, i * 32 + 32))).toBe(
        rewardLeaf(place, list[i]?.account ?? "", list[i]?.cumulative ?? 0n),
      );
    }
  });
  it("may have amounts of 256 bits", () => {
    for (const cumulative of [0n, 1n << 64n, 1n << 128n, (1n << 192n) + 7n, (1n << 256n) - 1n]) {
      const leaves = new RewardLeaves(place);
      leaves.add(place.pool, cumulative);
      expect(bytesToHex(leaves.hashes())).toBe(rewardLeaf(place, place.pool, cumulative));
    }
  });
  it.each([
    ["an address in capitals", place.pool.toUpperCase(), 1n],
    ["an address that is short", place.pool.slice(0, -1), 1n],
    ["an address with other letters", `${place.pool.slice(0, -1)}g`, 1n],
    ["an address beyond ASCII", `${place.pool.slice(0, -1)}é`, 1n],
    ["an amount below 0", place.pool, -1n],
    ["an amount of 257 bits", place.pool, 1n << 256n],
  ])("refuse %s", (_, account, cumulative) => {
    expect(() => new RewardLeaves(place).add(account, cumulative)).toThrow(MerkleError);
  });
});

describe("sorting hashes", () => {
  it("is by all bytes, and by place where they are equal", () => {
    // Few values for few bytes, so that beginnings are often equal.
    const hash = fc.array(fc.constantFrom(0, 1, 255), { minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(fc.array(fc.tuple(hash, fc.integer({ min: 0, max: 31 })), { maxLength: 60 }), (list) => {
        const hashes = list.map(([bytes, same]) => Uint8Array.from(bytes, (byte, i) => (i < same ? 7 : byte)));
        const flat = new Uint8Array(hashes.length * 32);
        for (const [i, bytes] of hashes.entries()) flat.set(bytes, i * 32);
        const expected = [...hashes.keys()].sort(
          (a, b) => Buffer.compare(hashes[a] ?? flat, hashes[b] ?? flat) || a - b,
        );
        expect([...sortHashes(flat)]).toEqual(expected);
      }),
    );
  });
});
