import { recoverAddress as ethersRecover } from "ethers";
import fc from "fast-check";
import { type Hex, hexToBytes, numberToHex, recoverAddress } from "viem";
import { generatePrivateKey, privateKeyToAccount, sign } from "viem/accounts";
import { afterAll, describe, expect, it } from "vitest";
import { compactSignature } from "../../src/batches/compactSignature.ts";
import { checkNatively } from "../../src/signatures/node/checkNatively.ts";
import { fastSigner } from "../../src/signatures/node/fastSigner.ts";
import { nativeCurve } from "../../src/signatures/node/nativeCurve.ts";
import { SignatureThreadLost, signatureThreads } from "../../src/signatures/node/signatureThreads.ts";
import { plainCheck } from "../../src/signatures/plainCheck.ts";
import type { SignedRows } from "../../src/signatures/SignatureCheck.ts";
import { recoverSigner } from "../../src/typed-data/signature.ts";

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const PRIME = 2n ** 256n - 2n ** 32n - 977n;
const ZERO = `0x${"0".repeat(40)}` as const;
const word = (value: bigint) => numberToHex(value, { size: 32 }).slice(2);

interface Row {
  readonly digest: Hex;
  readonly signature: Hex;
  readonly signer: Hex;
}

function rowsOf(list: readonly Row[]): SignedRows {
  const flat = (field: keyof Row) => Uint8Array.from(list.flatMap((row) => [...hexToBytes(row[field])]));
  return { digests: flat("digest"), signatures: flat("signature"), signers: flat("signer") };
}

async function signedRow(key: Hex, digest: Hex): Promise<Row> {
  const signature = compactSignature(await sign({ hash: digest, privateKey: key, to: "hex" }));
  return { digest, signature, signer: privateKeyToAccount(key).address.toLowerCase() as Hex };
}

const curve = nativeCurve();
const threads = signatureThreads(2);
afterAll(() => threads.close());

/** All ways there are; they have to say the same. */
async function checked(list: readonly Row[]): Promise<readonly number[]> {
  const rows = rowsOf(list);
  const plain = [...(await plainCheck.check(rows))];
  expect([...(await threads.check(rows))]).toEqual(plain);
  if (curve !== null) expect([...checkNatively(curve, rows)]).toEqual(plain);
  return plain;
}

const hexOf = (size: number) =>
  fc.uint8Array({ minLength: size, maxLength: size }).map((bytes): Hex => `0x${Buffer.from(bytes).toString("hex")}`);
const keys = fc.bigInt(1n, ORDER - 1n).map((key) => numberToHex(key, { size: 32 }));

describe("checking many signatures", () => {
  it("takes what keys have signed, and nothing once a bit of it is another", async () => {
    await fc.assert(
      fc.asyncProperty(keys, hexOf(32), fc.nat(511), fc.nat(159), async (key, digest, bit, signerBit) => {
        const row = await signedRow(key, digest);
        const flipped = (hex: Hex, at: number): Hex => {
          const bytes = hexToBytes(hex);
          bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
          return `0x${Buffer.from(bytes).toString("hex")}`;
        };
        const others = [
          { ...row, signature: flipped(row.signature, bit) },
          { ...row, digest: flipped(row.digest, bit % 256) },
          { ...row, signer: flipped(row.signer, signerBit) },
        ];
        expect(await checked([row, ...others])).toEqual([1, 0, 0, 0]);
      }),
      { numRuns: 40 },
    );
  });

  it("says what viem and ethers say of bytes that nobody made", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(hexOf(32), hexOf(64)), { minLength: 1, maxLength: 8 }), async (list) => {
        const rows: Row[] = [];
        const expected: number[] = [];
        for (const [digest, signature] of list) {
          const s = BigInt(`0x${signature.slice(66)}`) & (2n ** 255n - 1n);
          const v = BigInt(`0x${signature.slice(66)}`) >> 255n === 0n ? "1b" : "1c";
          const long: Hex = `${signature.slice(0, 66) as Hex}${word(s)}${v}`;
          const theirs = await recoverAddress({ hash: digest, signature: long }).catch(() => null);
          rows.push({ digest, signature, signer: (theirs ?? ZERO).toLowerCase() as Hex });
          if (theirs !== null) expect(ethersRecover(digest, long)).toBe(theirs);
          expected.push(theirs === null || s > ORDER / 2n ? 0 : 1);
        }
        expect(await checked(rows)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  const digest: Hex = `0x${"5a".repeat(32)}`;
  const good = signedRow(`0x${"11".repeat(32)}`, digest);
  const half = ORDER / 2n;
  it.each([
    ["r of 0", 0n, 1n],
    ["s of 0", 1n, 0n],
    ["both of 0", 0n, 0n],
    ["r of the order", ORDER, 1n],
    ["r above the order", ORDER + 1n, 1n],
    ["r of the field's prime", PRIME, 1n],
    ["r of all ones", 2n ** 256n - 1n, 1n],
    ["r that is no point's", 5n, 1n],
    ["s right above the lower half", 1n, half + 1n],
    ["s as high as it can stand there", 1n, 2n ** 255n - 1n],
  ])("never takes %s, whoever is said to have signed", async (_, r, s) => {
    const { signer } = await good;
    for (const odd of [0n, 1n]) {
      const signature: Hex = `0x${word(r)}${word(s | (odd << 255n))}`;
      expect(await checked([signer, ZERO].map((who) => ({ digest, signature, signer: who })))).toEqual([0, 0]);
    }
  });

  it("takes the highest s that there may be", async () => {
    const signature: Hex = `0x${word(1n)}${word(half)}`;
    const signer = await recoverSigner(digest, signature);
    expect(await checked([{ digest, signature, signer }])).toEqual([1]);
  });

  it("takes neither the other recovery number nor the malleable form", async () => {
    const row = await good;
    const s = BigInt(`0x${row.signature.slice(66)}`);
    const other: Hex = `${row.signature.slice(0, 66) as Hex}${word(s ^ (1n << 255n))}`;
    expect(await checked([{ ...row, signature: other }, row])).toEqual([0, 1]);
  });
});

describe("threads", () => {
  it("keep rows in their order, over many pieces and several calls at once", async () => {
    const [one, two] = [
      await signedRow(generatePrivateKey(), `0x${"01".repeat(32)}`),
      await signedRow(generatePrivateKey(), `0x${"02".repeat(32)}`),
    ];
    const isGood = (i: number, salt: number) => (i * 7 + salt) % 3 !== 0;
    const answers = await Promise.all(
      [0, 1, 2].map((salt) =>
        threads.check(
          rowsOf(Array.from({ length: 700 }, (_, i) => (isGood(i, salt) ? one : { ...two, signer: one.signer }))),
        ),
      ),
    );
    for (const [salt, holds] of answers.entries()) {
      expect([...holds]).toEqual(Array.from({ length: 700 }, (_, i) => (isGood(i, salt) ? 1 : 0)));
    }
  });

  it("tell whoever waits when they are closed, and take nothing any more", async () => {
    const own = signatureThreads(1);
    const row = await signedRow(generatePrivateKey(), `0x${"03".repeat(32)}`);
    const rows = rowsOf(Array.from({ length: 2_000 }, () => row));
    const waiting = own.check(rows);
    await Promise.all([own.close(), expect(waiting).rejects.toThrow(SignatureThreadLost)]);
    await expect(own.check(rows)).rejects.toThrow(SignatureThreadLost);
  });
});

describe("checking one", () => {
  it("says of every form what the slower way says", async () => {
    const any = fc.oneof(hexOf(65), hexOf(64), hexOf(63), hexOf(66), fc.string());
    const outcome = (promise: Promise<string>) => promise.catch((error: Error) => `${error.name}: ${error.message}`);
    await fc.assert(
      fc.asyncProperty(keys, hexOf(32), any, fc.constantFrom("1b", "1c", "00", "1d", ""), async (key, hash, odd, v) => {
        const real = await sign({ hash, privateKey: key, to: "hex" });
        for (const signature of [real, compactSignature(real), `${real.slice(0, 130)}${v}`, odd]) {
          expect(await outcome(fastSigner(hash, signature))).toBe(await outcome(recoverSigner(hash, signature)));
        }
      }),
      { numRuns: 40 },
    );
  });
});
