import { TypedDataEncoder, Wallet } from "ethers";
import { hashTypedData } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { describe, expect, it } from "vitest";
import vectors from "../../../test/vectors/typed-data.json" with { type: "json" };
import { MalformedId } from "../../src/ids/errors.ts";
import { aiUseOf, codecOf, mediaKindOf } from "../../src/ids/names.ts";
import {
  type ContributionMessageInput,
  contributionTypedData,
  hashContribution,
} from "../../src/typed-data/contribution.ts";
import { MalformedSignature, UnsignableMessage } from "../../src/typed-data/errors.ts";
import { hashPollAnswer, pollAnswerTypedData } from "../../src/typed-data/pollAnswer.ts";
import { hashProveAuthorship, proveAuthorshipTypedData } from "../../src/typed-data/proveAuthorship.ts";
import { canonicalSignature, recoverSigner } from "../../src/typed-data/signature.ts";
import { hashSupersession, supersessionTypedData } from "../../src/typed-data/supersession.ts";
import { hashVote, voteTypedData } from "../../src/typed-data/vote.ts";
import { typedDataVectors } from "../support/typedDataVectors.ts";

const KEY = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
const input = (message: (typeof vectors.contributions)[number]["message"]): ContributionMessageInput => ({
  ...message,
  codec: codecOf(message.codec),
  kind: mediaKindOf(message.kind),
  aiUse: aiUseOf(message.aiUse),
  deadline: BigInt(message.deadline),
});
const mutable = <T>(value: T) => JSON.parse(JSON.stringify(value, (_, v) => (typeof v === "bigint" ? `${v}` : v)));

describe("vectors", () => {
  it("are what the independent implementation says today", () => {
    expect(mutable(typedDataVectors())).toEqual(vectors);
  });
});

describe("contributions", () => {
  it.each(vectors.contributions)("hash as ethers and viem say, chain $chainId", async (vector) => {
    const data = contributionTypedData(vector, input(vector.message));
    expect(hashContribution(vector, input(vector.message))).toBe(vector.hash);
    expect(hashTypedData(data)).toBe(vector.hash);
    expect(TypedDataEncoder.hash(data.domain, mutable(data.types), data.message)).toBe(vector.hash);
    expect(vector.encodedType).toBe(
      "Contribution(uint32 campaign,bytes20 config,address author,bytes32 digest,uint8 codec,uint8 kind,uint8 aiUse,bytes32 manifest,uint256[] parents,uint32 epoch,uint64 deadline)",
    );
    expect(await privateKeyToAccount(KEY).signTypedData(data)).toBe(vector.signature);
    expect(await new Wallet(KEY).signTypedData(data.domain, mutable(data.types), data.message)).toBe(vector.signature);
  });

  const [vector] = vectors.contributions;
  if (vector === undefined) throw new Error("no vector");
  const good = input(vector.message);
  const other: { [K in keyof ContributionMessageInput]: ContributionMessageInput[K] } = {
    campaign: 2,
    config: `0x${"1".repeat(40)}`,
    author: `0x${"1".repeat(40)}`,
    digest: `0x${"1".repeat(64)}`,
    codec: "dag-pb",
    kind: "video",
    aiUse: "assisted",
    manifest: `0x${"1".repeat(64)}`,
    parents: [`0x${"1".repeat(64)}`],
    epoch: 1,
    deadline: 1,
  };
  it.each(Object.keys(other) as (keyof ContributionMessageInput)[])("bind %s", (field) => {
    expect(hashContribution(vector, { ...good, [field]: other[field] })).not.toBe(vector.hash);
  });
  it("bind chain and contract", () => {
    expect(hashContribution({ ...vector, chainId: 1 }, good)).not.toBe(vector.hash);
    expect(hashContribution({ ...vector, contract: `0x${"1".repeat(40)}` }, good)).not.toBe(vector.hash);
  });
  const id = (n: number) => `0x${n.toString(16).padStart(8, "0")}${"0".repeat(56)}`;
  it.each<[string, Partial<ContributionMessageInput>]>([
    ["digest", { digest: `0x${"0".repeat(64)}` }],
    ["parents", { parents: Array.from({ length: 17 }, (_, i) => id(i + 1)) }],
    ["parents", { parents: [id(1), id(2), id(1).toUpperCase().replace("0X", "0x")] }],
    ["epoch", { epoch: 2 ** 32 }],
    ["epoch", { epoch: -1 }],
    ["deadline", { deadline: 1.5 }],
    ["deadline", { deadline: 1n << 64n }],
    ["deadline", { deadline: Number.NaN }],
  ])("refuse a bad %s", (field, change) => {
    const call = () => contributionTypedData(vector, { ...good, ...change });
    expect(call).toThrow(UnsignableMessage);
    expect(call).toThrow(expect.objectContaining({ field }));
  });
  it("refuse malformed ids", () => {
    expect(() => contributionTypedData(vector, { ...good, author: "me" })).toThrow(MalformedId);
    expect(() => contributionTypedData(vector, { ...good, parents: ["0x1"] })).toThrow(MalformedId);
    expect(() => contributionTypedData({ ...vector, contract: "0x" }, good)).toThrow(MalformedId);
  });
});

describe("supersessions", () => {
  it.each(vectors.supersessions)("hash as ethers and viem say, chain $chainId", async (vector) => {
    const data = supersessionTypedData(vector, input(vector.message));
    expect(hashSupersession(vector, input(vector.message))).toBe(vector.hash);
    expect(TypedDataEncoder.hash(data.domain, mutable(data.types), data.message)).toBe(vector.hash);
    expect(vector.encodedType).toMatch(
      /^Supersession\(uint32 campaign,bytes20 config,.*,uint32 epoch,uint64 deadline\)$/,
    );
    expect(await privateKeyToAccount(KEY).signTypedData(data)).toBe(vector.signature);
  });
  it("are signed apart from contributions of the same fields", () => {
    for (const [i, { hash, message }] of vectors.contributions.entries()) {
      expect(vectors.supersessions[i]?.message).toEqual(message);
      expect(vectors.supersessions[i]?.hash).not.toBe(hash);
    }
  });
  it("refuse what a contribution is refused for", () => {
    const [vector] = vectors.supersessions;
    if (vector === undefined) throw new Error("no vector");
    const call = () => supersessionTypedData(vector, { ...input(vector.message), digest: `0x${"0".repeat(64)}` });
    expect(call).toThrow(UnsignableMessage);
  });
});

const hexId = (id: string) => `0x${BigInt(id).toString(16).padStart(64, "0")}`;

describe("votes", () => {
  const placeOf = ({ chainId, contract }: { chainId: number; contract: string }) => ({ chainId, curation: contract });
  it.each(vectors.votes)("hash as ethers and viem say, chain $chainId", async (vector) => {
    const vote = { ...vector.message, id: hexId(vector.message.id), deadline: BigInt(vector.message.deadline) };
    const data = voteTypedData(placeOf(vector), vote);
    expect(hashVote(placeOf(vector), vote)).toBe(vector.hash);
    expect(TypedDataEncoder.hash(data.domain, mutable(data.types), data.message)).toBe(vector.hash);
    expect(vector.encodedType).toBe(
      "Vote(uint32 campaign,address voter,uint256 id,uint16 votes,uint32 epoch,uint64 deadline)",
    );
    expect(await privateKeyToAccount(KEY).signTypedData(data)).toBe(vector.signature);
  });
  const [vector] = vectors.votes;
  if (vector === undefined) throw new Error("no vector");
  const good = { ...vector.message, id: hexId(vector.message.id), deadline: BigInt(vector.message.deadline) };
  it.each<[string, object]>([
    ["votes", { votes: 0 }],
    ["votes", { votes: 11 }],
    ["votes", { votes: 1.5 }],
    ["id", { campaign: 8 }],
    ["epoch", { epoch: 2 ** 32 }],
    ["deadline", { deadline: 1n << 64n }],
  ])("refuse a bad %s", (field, change) => {
    const call = () => voteTypedData(placeOf(vector), { ...good, ...change });
    expect(call).toThrow(expect.objectContaining({ code: "unsignable-message", field }));
  });
  it("bind every field", () => {
    const other = {
      voter: `0x${"1".repeat(40)}`,
      id: `${good.id.slice(0, -1)}f`,
      votes: 4,
      epoch: 1,
      deadline: 1n,
    };
    for (const [field, value] of Object.entries(other)) {
      expect(hashVote(placeOf(vector), { ...good, [field]: value })).not.toBe(vector.hash);
    }
    expect(hashVote({ ...placeOf(vector), chainId: 1 }, good)).not.toBe(vector.hash);
  });
});

describe("answers to polls", () => {
  const placeOf = ({ chainId, contract }: { chainId: number; contract: string }) => ({ chainId, curation: contract });
  it.each(vectors.pollAnswers)("hash as ethers and viem say, chain $chainId", async (vector) => {
    const answer = { ...vector.message, deadline: BigInt(vector.message.deadline) };
    const data = pollAnswerTypedData(placeOf(vector), answer);
    expect(hashPollAnswer(placeOf(vector), answer)).toBe(vector.hash);
    expect(TypedDataEncoder.hash(data.domain, mutable(data.types), data.message)).toBe(vector.hash);
    expect(vector.encodedType).toBe(
      "PollAnswer(uint32 campaign,bytes32 poll,address voter,uint16 option,uint32 epoch,uint64 deadline)",
    );
    expect(await privateKeyToAccount(KEY).signTypedData(data)).toBe(vector.signature);
  });
  const [vector] = vectors.pollAnswers;
  if (vector === undefined) throw new Error("no vector");
  it.each<[string, object]>([
    ["poll", { poll: `0x${"0".repeat(64)}` }],
    ["option", { option: 65_536 }],
    ["option", { option: -1 }],
  ])("refuse a bad %s", (field, change) => {
    const call = () => pollAnswerTypedData(placeOf(vector), { ...vector.message, deadline: 1n, ...change });
    expect(call).toThrow(expect.objectContaining({ code: "unsignable-message", field }));
  });
});

describe("proofs of authorship", () => {
  it.each(vectors.proofs)("hash as ethers and viem say, to $message.verifier", async (vector) => {
    const { purpose, ...message } = vector.message;
    const data = proveAuthorshipTypedData(vector, message);
    expect(data.message.purpose).toBe(purpose);
    expect(hashProveAuthorship(vector, message)).toBe(vector.hash);
    expect(TypedDataEncoder.hash(data.domain, mutable(data.types), data.message)).toBe(vector.hash);
    expect(await privateKeyToAccount(KEY).signTypedData(data)).toBe(vector.signature);
    expect(hashProveAuthorship(vector, { ...message, date: Date.parse(message.date) / 1000 })).toBe(vector.hash);
  });
  const [vector] = vectors.proofs;
  if (vector === undefined) throw new Error("no vector");
  const good = vector.message;
  it.each([
    ["verifier", ""],
    ["verifier", "   "],
    ["verifier", "x".repeat(201)],
    ["verifier", "a\nb"],
    ["verifier", "evil\u202Eelpmaxe"],
    ["verifier", "\ud800"],
    ["nonce", "a\u0000"],
    ["date", "2026-03-01"],
    ["date", "2026-02-30T12:00:00Z"],
    ["date", "2026-03-01T12:00:00.000Z"],
    ["date", "yesterday"],
    ["date", 1e300],
    ["date", Number.NaN],
    ["date", 1e12],
  ])("refuse a bad %s: %j", (field, value) => {
    const call = () => proveAuthorshipTypedData(vector, { ...good, [field]: value });
    expect(call).toThrow(expect.objectContaining({ code: "unsignable-message", field }));
  });
});

describe("signatures", () => {
  const all = [
    ...vectors.contributions,
    ...vectors.supersessions,
    ...vectors.votes,
    ...vectors.pollAnswers,
    ...vectors.proofs,
  ];
  it.each(all)("recover from both forms, $hash", async (vector) => {
    const hash = vector.hash as `0x${string}`;
    expect(await recoverSigner(hash, vector.signature)).toBe(vectors.author);
    expect(await recoverSigner(hash, vector.compactSignature)).toBe(vectors.author);
    expect(canonicalSignature(vector.compactSignature)).toBe(vector.signature);
    expect(canonicalSignature(vector.signature)).toBe(vector.signature);
  });
  const [vector] = all;
  if (vector === undefined) throw new Error("no vector");
  const hash = vector.hash as `0x${string}`;
  const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
  const s = BigInt(`0x${vector.signature.slice(66, 130)}`);
  const flip = vector.signature.endsWith("1b") ? "1c" : "1b";
  const highS = `${vector.signature.slice(0, 66)}${(order - s).toString(16).padStart(64, "0")}${flip}`;
  it("refuse the malleable twin, and mend it", async () => {
    await expect(recoverSigner(hash, highS)).rejects.toThrow(MalformedSignature);
    expect(canonicalSignature(highS)).toBe(vector.signature);
  });
  it("take a hardware wallet's v of 0 or 1 only when asked to mend", async () => {
    const v = vector.signature.endsWith("1b") ? "00" : "01";
    const raw = `${vector.signature.slice(0, -2)}${v}`;
    await expect(recoverSigner(hash, raw)).rejects.toMatchObject({ problem: "recovery" });
    expect(canonicalSignature(raw)).toBe(vector.signature);
  });
  it.each(["", "0x", `0x${"00".repeat(64)}zz`, `0x${"11".repeat(66)}`, vector.signature.slice(0, -4)])(
    "refuse %s",
    async (signature) => {
      await expect(recoverSigner(hash, signature)).rejects.toThrow(MalformedSignature);
    },
  );
  it("refuse zeroes and points off the curve", async () => {
    await expect(recoverSigner(hash, `0x${"00".repeat(64)}1b`)).rejects.toMatchObject({ problem: "unrecoverable" });
    await expect(recoverSigner(hash, `0x${"ff".repeat(32)}${"01".repeat(32)}1b`)).rejects.toMatchObject({
      problem: "unrecoverable",
    });
  });
});
