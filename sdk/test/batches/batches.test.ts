import { readFileSync } from "node:fs";
import fc from "fast-check";
import { type Hex, hexToBytes } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { describe, expect, it } from "vitest";
import type { BatchHeader, BatchRecord, ContributionRecord } from "../../src/batches/batch.ts";
import { batchTree } from "../../src/batches/batchTree.ts";
import { compactSignature } from "../../src/batches/compactSignature.ts";
import { encodeBatch } from "../../src/batches/encodeBatch.ts";
import { MalformedBatch, UnencodableRecord } from "../../src/batches/errors.ts";
import { HEADER_SIZE, largestBatch, MOST_LEAVES, RECORD_SIZE } from "../../src/batches/layout.ts";
import { parseBatch } from "../../src/batches/parseBatch.ts";
import { readBatch } from "../../src/batches/readBatch.ts";
import { signedHash } from "../../src/batches/signedHasher.ts";
import { signedRows } from "../../src/batches/signedRows.ts";
import type { Account } from "../../src/ids/account.ts";
import { type Digest, NO_DIGEST } from "../../src/ids/digest.ts";
import { aiUseOf, codecOf, mediaKindOf } from "../../src/ids/names.ts";
import { LARGEST_PART } from "../../src/roll/inputs/readInputs.ts";
import { signatureThreads } from "../../src/signatures/node/signatureThreads.ts";
import { hashContribution } from "../../src/typed-data/contribution.ts";
import { hashPollAnswer } from "../../src/typed-data/pollAnswer.ts";
import { recoverSigner } from "../../src/typed-data/signature.ts";
import { hashVote } from "../../src/typed-data/vote.ts";
import type { BadBatch, BatchVector } from "../support/batchVectors.ts";

const folder = new URL("../../../test/vectors/batches/", import.meta.url);
const good = JSON.parse(readFileSync(new URL("good.json", folder), "utf8")) as BatchVector[];
const bad = JSON.parse(readFileSync(new URL("bad.json", folder), "utf8")) as BadBatch[];
const bytesOf = (hex: string) => hexToBytes(hex as Hex);

describe("a batch file that others made", () => {
  it.each(good)(
    "$name is read leaf by leaf, and leads to its root",
    async ({ file, kind, count, root, signed, problems, listed }) => {
      const batch = await readBatch(bytesOf(file));
      expect(batch).toMatchObject({ root, header: { kind, chainId: 31337, campaign: 7 } });
      expect(batch.leaves).toHaveLength(count);
      expect(batch.leaves.map((leaf) => leaf.signed)).toEqual(signed);
      expect(batch.leaves.map((leaf) => leaf.problem)).toEqual(problems);
      expect(batch.leaves.map((leaf) => leaf.listed)).toEqual(listed);
    },
  );

  it.each(good.filter(({ problems }) => problems.every((problem) => problem === null || problem === "signature")))(
    "$name is written again byte by byte",
    ({ file }) => {
      const { header, records } = parseBatch(bytesOf(file));
      const again = encodeBatch(
        header,
        [...records()].map(({ record }) => record),
      );
      expect(Buffer.from(again).toString("hex")).toBe(file.slice(2));
    },
  );

  it.each(bad)("$name is refused as $problem", ({ file, problem }) => {
    expect(() => parseBatch(bytesOf(file))).toThrow(expect.objectContaining({ code: "malformed-batch", problem }));
  });

  it("names the record whose tail is to blame", () => {
    const seventeen = bad.find(({ name }) => name === "seventeen-parents");
    expect(() => parseBatch(bytesOf(seventeen?.file ?? ""))).toThrow(expect.objectContaining({ index: 0 }));
  });
});

const hexOf = (size: number) =>
  fc.uint8Array({ minLength: size, maxLength: size }).map((bytes): Hex => `0x${Buffer.from(bytes).toString("hex")}`);
const nonZero = (size: number) => hexOf(size).filter((hex) => BigInt(hex) !== 0n);
const terms = {
  signer: hexOf(20).map((hex) => hex as Account),
  epoch: fc.nat(0xffff_ffff),
  deadline: fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
  signature: hexOf(64),
};
const place = {
  chainId: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  contract: nonZero(20),
  campaign: fc.integer({ min: 1, max: 0xffff_ffff }),
};
const votesBatch = fc.record({ ...place, voterRoot: hexOf(32) }).chain(({ chainId, contract, campaign, voterRoot }) =>
  fc
    .array(
      fc.record({
        ...terms,
        low: hexOf(28),
        votes: fc.integer({ min: 1, max: 10 }),
        proof: fc.array(hexOf(32), { maxLength: 5 }),
      }),
      { minLength: 1, maxLength: 9 },
    )
    .map((list): [BatchHeader, BatchRecord[]] => [
      {
        kind: "votes",
        chainId,
        contract: contract as Account,
        campaign,
        config: `0x${"0".repeat(40)}`,
        voterRoot: voterRoot as Digest,
      },
      list.map(({ low, ...vote }) => ({
        kind: "votes",
        ...vote,
        id: `0x${campaign.toString(16).padStart(8, "0")}${low.slice(2)}`,
      })),
    ]),
);
const pollsBatch = fc.record(place).chain(({ chainId, contract, campaign }) =>
  fc
    .array(fc.record({ ...terms, poll: nonZero(32).map((hex) => hex as Digest), option: fc.nat(0xffff) }), {
      minLength: 1,
      maxLength: 9,
    })
    .map((list): [BatchHeader, BatchRecord[]] => [
      {
        kind: "polls",
        chainId,
        contract: contract as Account,
        campaign,
        config: `0x${"0".repeat(40)}`,
        voterRoot: NO_DIGEST,
      },
      list.map((answer) => ({ kind: "polls", ...answer })),
    ]),
);
const worksBatch = fc.record({ ...place, config: nonZero(20) }).chain(({ chainId, contract, campaign, config }) =>
  fc
    .array(
      fc.record({
        ...terms,
        mediaKind: fc.nat(5),
        codec: fc.nat(1),
        aiUse: fc.nat(2),
        digest: nonZero(32).map((hex) => hex as Digest),
        manifest: hexOf(32).map((hex) => hex as Digest),
        parents: fc.uniqueArray(
          nonZero(32).filter((id) => !id.startsWith("0x00000000")),
          { maxLength: 16 },
        ),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((list): [BatchHeader, BatchRecord[]] => [
      { kind: "contributions", chainId, contract: contract as Account, campaign, config, voterRoot: NO_DIGEST },
      list.map((work) => ({ kind: "contributions", ...work })),
    ]),
);
const anyBatch = fc.oneof(votesBatch, pollsBatch, worksBatch);

describe("the format", () => {
  it("gives back what was written, in files no larger than announced, and the same bytes each time", () => {
    fc.assert(
      fc.property(anyBatch, ([header, records]) => {
        const bytes = encodeBatch(header, records);
        expect(bytes.length).toBeLessThanOrEqual(largestBatch(header.kind, records.length));
        const parsed = parseBatch(bytes);
        expect(parsed.header).toEqual(header);
        expect([...parsed.records()].map(({ record, problem }) => [record, problem])).toEqual(
          records.map((record) => [record, null]),
        );
        expect(encodeBatch(header, records)).toEqual(bytes);
      }),
    );
  });

  it("hashes every message as wallets do", () => {
    fc.assert(
      fc.property(anyBatch, ([header, records]) => {
        const { chainId, contract, campaign, config } = header;
        for (const record of records) {
          const { epoch, deadline, signer } = record;
          const common = { campaign, epoch, deadline };
          const expected =
            record.kind === "votes"
              ? hashVote(
                  { chainId, curation: contract },
                  { ...common, voter: signer, id: record.id, votes: record.votes },
                )
              : record.kind === "polls"
                ? hashPollAnswer(
                    { chainId, curation: contract },
                    { ...common, voter: signer, poll: record.poll, option: record.option },
                  )
                : hashContribution(
                    { chainId, contract },
                    {
                      ...common,
                      config,
                      author: signer,
                      digest: record.digest,
                      manifest: record.manifest,
                      parents: record.parents,
                      codec: codecOf(record.codec),
                      kind: mediaKindOf(record.mediaKind),
                      aiUse: aiUseOf(record.aiUse),
                    },
                  );
          // A work's id of campaign 0 can't be named by a wallet either.
          expect(signedHash(header, record)).toBe(expected);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("hashes a file's records together as it hashes each, whatever the parts", () => {
    fc.assert(
      fc.property(anyBatch, fc.integer({ min: 1, max: 5 }), ([header, records], atOnce) => {
        const bytes = encodeBatch(header, records);
        const parts = [...signedRows(bytes, parseBatch(bytes), atOnce)];
        const flat = (field: "digests" | "signatures" | "signers") => Buffer.concat(parts.map((part) => part[field]));
        const hex = (list: readonly string[]) => list.map((item) => item.slice(2)).join("");
        expect(parts.map(({ from }) => from)).toEqual(parts.map((_, i) => i * atOnce));
        expect(flat("digests").toString("hex")).toBe(hex(records.map((record) => signedHash(header, record))));
        expect(flat("signatures").toString("hex")).toBe(hex(records.map(({ signature }) => signature)));
        expect(flat("signers").toString("hex")).toBe(hex(records.map(({ signer }) => signer)));
      }),
    );
  });

  it("is refused, or read otherwise, after any change of a byte: never the same root", () => {
    fc.assert(
      fc.property(votesBatch, fc.nat(), fc.integer({ min: 1, max: 255 }), ([header, records], where, by) => {
        const bytes = encodeBatch({ ...header, voterRoot: NO_DIGEST }, records);
        const { root } = batchTree(header, records).tree;
        const changed = bytes.slice();
        const at = where % changed.length;
        changed[at] = ((changed[at] ?? 0) + by) % 256;
        try {
          const parsed = parseBatch(changed);
          const other = [...parsed.records()].map(({ record }) => record);
          const signed =
            JSON.stringify(other.map(({ signature }) => signature)) ===
            JSON.stringify(records.map(({ signature }) => signature));
          const proven =
            JSON.stringify(other.map((record) => record.kind === "votes" && record.proof)) ===
            JSON.stringify(records.map((record) => record.kind === "votes" && record.proof));
          const { config, voterRoot } = parsed.header;
          // Signatures, proofs, and what votes don't sign of the header, aren't in the tree: each is checked for itself.
          if (signed && proven && config === header.config && voterRoot === NO_DIGEST) {
            expect(batchTree(parsed.header, other).tree.root).not.toBe(root);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedBatch);
        }
      }),
    );
  });

  it("never fails otherwise than by name, whatever it is given", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), fc.boolean(), (noise, begun) => {
        const head = good[0]?.file.slice(0, 2 + 32) ?? "0x";
        const bytes = begun ? Uint8Array.from([...bytesOf(head), ...noise]) : noise;
        try {
          for (const { record } of parseBatch(bytes).records()) expect(record.signature).toHaveLength(130);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedBatch);
        }
      }),
    );
  });

  it("bounds what is read before it is fetched", () => {
    expect(largestBatch("votes", 1)).toBe(HEADER_SIZE + RECORD_SIZE.votes + 32 * 32);
    expect(largestBatch("polls", MOST_LEAVES)).toBeLessThan(64 * 1024 ** 2);
    // What the index reads, a roll's inputs can hold; else no statement could ever pin them.
    for (const kind of ["contributions", "votes", "polls"] as const) {
      expect(largestBatch(kind, MOST_LEAVES)).toBeLessThanOrEqual(LARGEST_PART);
    }
  });
});

describe("reading on threads", () => {
  const account = privateKeyToAccount(`0x${"42".repeat(32)}`);
  const signer = account.address.toLowerCase() as Account;
  const header: BatchHeader = {
    kind: "contributions",
    chainId: 31337,
    contract: `0x${"c0".repeat(20)}` as Account,
    campaign: 7,
    config: `0x${"0f".repeat(20)}`,
    voterRoot: NO_DIGEST,
  };
  const unsigned = (index: number): ContributionRecord => ({
    kind: "contributions",
    signer,
    mediaKind: 1,
    codec: 0,
    aiUse: 0,
    digest: `0x${(index + 1).toString(16).padStart(64, "0")}` as Digest,
    manifest: NO_DIGEST,
    epoch: 0,
    deadline: 2_000_000_000n,
    signature: `0x${"00".repeat(64)}`,
    parents: index % 10 === 3 ? [`0x00000007${"ab".repeat(28)}`] : [],
  });
  const signed = async (record: ContributionRecord) => ({
    ...record,
    signature: compactSignature(await account.sign({ hash: signedHash(header, record) })),
  });

  it("finds the same as reading in one place, with each bad leaf named and no other spoilt", async () => {
    const records = await Promise.all(
      Array.from({ length: 600 }, (_, i) => (i % 50 === 7 ? unsigned(i) : signed(unsigned(i)))),
    );
    // Another's work under one's name, and a signature that was another work's.
    const [first, second] = records;
    if (first === undefined || second === undefined) throw new Error("no records");
    records[0] = { ...first, signer: `0x${"00".repeat(20)}` as Account };
    records[1] = { ...second, signature: first.signature };
    const bytes = encodeBatch(header, records);
    const signatures = signatureThreads(2);
    let breaths = 0;
    try {
      const read = await readBatch(bytes, { signatures, breathe: async () => void breaths++ });
      expect(read).toEqual(await readBatch(bytes));
      expect(read.root).toBe(batchTree(header, records).tree.root);
      const bad = [0, 1, ...Array.from({ length: 12 }, (_, i) => 7 + i * 50)];
      expect(read.leaves.flatMap(({ index, problem }) => (problem === "signature" ? [index] : []))).toEqual(bad);
      expect(breaths).toBeGreaterThan(1);
    } finally {
      await signatures.close();
    }
  });

  it("stops when it isn't let breathe, and when nobody checks", async () => {
    const bytes = encodeBatch(header, [unsigned(0), unsigned(1)]);
    const stopped = new Error("stopped");
    await expect(readBatch(bytes, { breathe: () => Promise.reject(stopped) })).rejects.toBe(stopped);
    const signatures = { atOnce: 1, check: () => Promise.reject(stopped) };
    await expect(readBatch(bytes, { signatures })).rejects.toBe(stopped);
  });
});

describe("writing", () => {
  const [header, records] = fc.sample(votesBatch, 1)[0] ?? [];
  const first = records?.[0];
  if (!header || first?.kind !== "votes") throw new Error("no sample");

  it.each([
    ["votes", { ...first, votes: 11 }],
    ["id", { ...first, id: `0x${"f".repeat(8)}${first.id.slice(10)}` as Hex }],
    ["signature", { ...first, signature: `${first.signature}1b` as Hex }],
    ["deadline", { ...first, deadline: 1n << 64n }],
    ["epoch", { ...first, epoch: -1 }],
    ["tail", { ...first, proof: Array<Hex>(33).fill(NO_DIGEST) }],
    ["kind", { ...first, kind: "polls", poll: NO_DIGEST, option: 0 } as const],
  ])("refuses a record whose %s can't be read back, and names it", (field, record) => {
    const one = { ...header, campaign: 7 };
    const own =
      "id" in record && field !== "id" ? { ...record, id: `0x00000007${record.id.slice(10)}` as Hex } : record;
    expect(() => encodeBatch(one, [own])).toThrow(UnencodableRecord);
    expect(() => encodeBatch(one, [own])).toThrow(expect.objectContaining({ index: 0, field }));
  });

  it("refuses a batch of nothing", () => {
    expect(() => encodeBatch(header, [])).toThrow(expect.objectContaining({ problem: "bad-count" }));
  });
});

describe("compactSignature", () => {
  it("keeps who signed, for either point", async () => {
    const account = privateKeyToAccount(`0x${"42".repeat(32)}`);
    const seen = new Set<string>();
    for (let salt = 1; salt < 12; salt++) {
      const hash: Hex = `0x${salt.toString(16).padStart(64, "0")}`;
      const signature = await account.sign({ hash });
      const compact = compactSignature(signature);
      expect(compact).toHaveLength(130);
      expect(await recoverSigner(hash, compact)).toBe(account.address.toLowerCase());
      seen.add(signature.slice(-2));
    }
    expect(seen.size).toBe(2);
  });
});
