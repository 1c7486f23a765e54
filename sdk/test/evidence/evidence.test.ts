import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { AbiCoder, keccak256 } from "ethers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anchorKey } from "../../src/evidence/anchorKey.ts";
import { anchorLeaf } from "../../src/evidence/anchorLeaf.ts";
import { anchorTree } from "../../src/evidence/anchorTree.ts";
import { commitmentHash, parseSalt } from "../../src/evidence/commitmentHash.ts";
import { randomSalt } from "../../src/evidence/randomSalt.ts";
import { MalformedId } from "../../src/ids/errors.ts";
import { MerkleError } from "../../src/merkle/errors.ts";
import { verifyProof } from "../../src/merkle/verifyProof.ts";

const coder = AbiCoder.defaultAbiCoder();
const word = fc.bigInt(1n, (1n << 256n) - 1n).map((n): `0x${string}` => `0x${n.toString(16).padStart(64, "0")}`);
const address = fc.bigInt(0n, (1n << 160n) - 1n).map((n): `0x${string}` => `0x${n.toString(16).padStart(40, "0")}`);

describe("commitmentHash", () => {
  const place = { chainId: 31_337, contract: `0x${"c0".repeat(20)}`, campaign: 7 };
  const good = {
    ...place,
    author: `0x${"a0".repeat(20)}`,
    digest: `0x${"11".repeat(32)}`,
    salt: `0x${"22".repeat(32)}`,
  };

  it("is what another implementation encodes", () => {
    const types = ["uint256", "address", "uint32", "address", "bytes32", "bytes32"];
    fc.assert(
      fc.property(fc.nat(), address, fc.integer({ min: 1, max: 0xffff_ffff }), address, word, word, (...values) => {
        const [chainId, contract, campaign, author, digest, salt] = values;
        expect(commitmentHash({ chainId, contract, campaign, author, digest, salt })).toBe(
          keccak256(coder.encode(types, values)),
        );
      }),
    );
  });
  it.each<[string, object]>([
    ["chainId", { chainId: 1 }],
    ["contract", { contract: `0x${"c1".repeat(20)}` }],
    ["campaign", { campaign: 8 }],
    ["author", { author: `0x${"a1".repeat(20)}` }],
    ["digest", { digest: `0x${"12".repeat(32)}` }],
    ["salt", { salt: `0x${"23".repeat(32)}` }],
  ])("binds %s", (_, change) => expect(commitmentHash({ ...good, ...change })).not.toBe(commitmentHash(good)));

  it("refuses what would hide nothing, and never shows a salt", () => {
    for (const salt of ["", `0x${"0".repeat(64)}`, `0x${"5e".repeat(31)}`, `0x${"5e".repeat(33)}`]) {
      const call = () => commitmentHash({ ...good, salt });
      expect(call).toThrow(MalformedId);
      expect(call).not.toThrow(/5e5e/);
    }
    expect(() => commitmentHash({ ...good, digest: `0x${"0".repeat(64)}` })).toThrow(MalformedId);
    expect(() => commitmentHash({ ...good, author: "me" })).toThrow(MalformedId);
  });
});

describe("randomSalt", () => {
  it("is fresh each time", () => {
    const salts = new Set(Array.from({ length: 100 }, randomSalt));
    expect(salts.size).toBe(100);
    for (const salt of salts) expect(parseSalt(salt)).toBe(salt);
  });
});

describe("anchorTree, against OpenZeppelin's StandardMerkleTree", () => {
  it("has its root, leaves and proofs", () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), (signed) => {
        const ours = anchorTree(signed);
        const theirs = StandardMerkleTree.of(
          signed.map((digest, index) => [index, digest]),
          ["uint256", "bytes32"],
        );
        expect(ours.root).toBe(theirs.root);
        for (const [index, digest] of signed.entries()) {
          expect(anchorLeaf(index, digest)).toBe(theirs.leafHash([index, digest]));
          expect(ours.leaf(index)).toBe(anchorLeaf(index, digest));
          expect(ours.proof(index)).toEqual(theirs.getProof(index));
          expect(verifyProof(ours.root, anchorLeaf(index, digest), ours.proof(index))).toBe(true);
          // Its place is part of a leaf.
          expect(verifyProof(ours.root, anchorLeaf(index + 1, digest), ours.proof(index))).toBe(false);
        }
      }),
      { numRuns: 50 },
    );
  });
  it("refuses no leaves, and leaves that aren't digests", () => {
    expect(() => anchorTree([])).toThrow(MerkleError);
    expect(() => anchorTree(["0x12"])).toThrow(MalformedId);
    expect(() => anchorLeaf(-1, `0x${"11".repeat(32)}`)).toThrow(MalformedId);
    expect(() => anchorLeaf(0.5, `0x${"11".repeat(32)}`)).toThrow(MalformedId);
  });
});

describe("anchorKey", () => {
  it("is what another implementation encodes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 0xffff_ffff }), fc.constantFrom(0, 1, 2), word, address, (...values) => {
        const [campaign, kind, root, config] = values;
        const name = (["contributions", "votes", "polls"] as const)[kind];
        expect(anchorKey({ campaign, kind: name, root, config })).toBe(
          keccak256(coder.encode(["uint32", "uint8", "bytes32", "bytes20"], values)),
        );
      }),
    );
  });
});
