/**
 * Writes `test/vectors/{cid-strings,token-words}.json`: CIDs by `multiformats`, packed token slots by plain arithmetic.
 * Run `node test/contracts/support/makeVectors.ts` after a rule changed; contracts and SDK are pinned against the files.
 */
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { CID } from "multiformats/cid";
import { create } from "multiformats/hashes/digest";

const folder = new URL("../../vectors/", import.meta.url);
const hex = (bytes: Uint8Array) => `0x${Buffer.from(bytes).toString("hex")}`;
const sha256 = (text: string) => new Uint8Array(createHash("sha256").update(text).digest());

const digests = [
  new Uint8Array(32),
  new Uint8Array(32).fill(0xff),
  ...Array.from({ length: 32 }, (_, n) => sha256(`vector ${n}`)),
  // One bit at every place where a group of five may go wrong.
  ...[0, 1, 2, 3, 4, 251, 252, 253, 254, 255].map((bit) => {
    const one = new Uint8Array(32);
    one[bit >> 3] = 0x80 >> (bit & 7);
    return one;
  }),
];
const cids = digests.flatMap((digest) =>
  [0x55, 0x70].map((code, codec) => ({
    digest: hex(digest),
    codec,
    cid: CID.createV1(code, create(0x12, digest)).toString(),
  })),
);

const words = Array.from({ length: 24 }, (_, n) => {
  const digest = hex(sha256(`word ${n}`));
  const [aiUse, codec, kind, left] = [n % 3, n % 2, n % 6, n % 4 === 3];
  const certifiedAt = 1_700_000_000 + n * 86_399;
  const finalAfterMinutes = n === 0 ? 0 : n === 1 ? 2 ** 22 - 1 : n * 1_441;
  const word =
    ((left ? 1n : 0n) << 93n) |
    (BigInt(aiUse) << 91n) |
    (BigInt(codec) << 90n) |
    (BigInt(kind) << 86n) |
    (BigInt(finalAfterMinutes) << 64n) |
    (BigInt(certifiedAt) << 32n) |
    (BigInt(digest) >> 224n);
  return {
    word: `0x${word.toString(16).padStart(24, "0")}`,
    id: `0x${"00000009"}${digest.slice(10)}`,
    digest,
    certifiedAt,
    finalAt: certifiedAt + finalAfterMinutes * 60,
    kind,
    codec,
    aiUse,
    leftAuthor: left,
  };
});

const write = (name: string, value: unknown) =>
  writeFileSync(new URL(name, folder), `${JSON.stringify(value, null, 2)}\n`);
write("cid-strings.json", { source: "multiformats", cids });
write("token-words.json", { words });
