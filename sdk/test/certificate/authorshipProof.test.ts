import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAuthorshipProof } from "../../src/certificate/checkAuthorshipProof.ts";
import { toContributionId } from "../../src/ids/contributionId.ts";
import { type AuthorshipProof, MalformedProof, parseAuthorshipProof } from "../../src/typed-data/authorshipProof.ts";
import {
  AUTHOR,
  DIGEST,
  ON_CHAIN,
  PLACE,
  proofFixture,
  readerFixture,
  THIEF,
  WORK,
} from "../support/certificateFixture.ts";

const failed = async (...args: Parameters<typeof checkAuthorshipProof>) => {
  const { holds, checks } = await checkAuthorshipProof(...args);
  const ids = checks.filter(({ result }) => result !== "pass").map(({ id }) => id);
  expect(holds).toBe(ids.length === 0);
  for (const { sentence } of checks) expect(sentence).toMatch(/^[A-Z].*[.]$/);
  return ids;
};
const good = await proofFixture();
const read = (change: Record<string, unknown>) => parseAuthorshipProof(JSON.stringify({ ...good, ...change }));

describe("a good proof", () => {
  it("holds", async () => {
    const { holds, checks } = await checkAuthorshipProof(parseAuthorshipProof(JSON.stringify(good)), readerFixture());
    expect(holds).toBe(true);
    expect(checks.map(({ id, result }) => [id, result])).toEqual(
      ["place", "signature", "work", "author", "digest", "final"].map((id) => [id, "pass"]),
    );
  });
  it("holds for whom it was made, with the words that were asked for, after the day, for the file", async () => {
    const expectation = {
      verifier: "gallery.example",
      nonce: "q7",
      notBefore: 1_772_366_400,
      fileDigest: DIGEST.toUpperCase().replace("0X", "0x"),
    };
    expect(await failed(good, readerFixture(), expectation)).toEqual([]);
  });
  it("says that the attribution is provisional", async () => {
    const { holds, checks } = await checkAuthorshipProof(
      good,
      readerFixture({ now: async () => ON_CHAIN.certifiedAt }),
    );
    expect(holds).toBe(true);
    expect(checks.find(({ id }) => id === "final")?.sentence).toContain("provisional until 2023-11-15 22:13:20 UTC");
  });
  it("holds for a smart account, which is asked", async () => {
    const account = `0x${"5a".repeat(20)}` as AuthorshipProof["author"];
    const proof = read({ ...(await proofFixture({ author: account })), signature: `0x${"99".repeat(200)}` });
    const chain = { workOf: async () => ({ ...ON_CHAIN, author: account }) };
    const asked: string[] = [];
    const isSignatureOf = async (who: string) => asked.push(who) > 0;
    expect(await failed(proof, readerFixture({ ...chain, isSignatureOf }))).toEqual([]);
    expect(asked).toEqual([account]);
    expect(await failed(proof, readerFixture(chain))).toEqual(["signature"]);
  });
});

describe("a proof falls", () => {
  const other = toContributionId(1, `0x${"11".repeat(32)}`);
  it.each<[string, Record<string, unknown>, string[]]>([
    ["another verifier", { verifier: "gallery.exampl" }, ["signature"]],
    ["another date", { date: "2026-03-01T12:00:01Z" }, ["signature"]],
    ["another nonce", { nonce: "" }, ["signature"]],
    ["another digest", { digest: `0x${"11".repeat(32)}` }, ["signature", "digest"]],
    ["another work", { work: other }, ["signature", "work"]],
    ["another author", { author: THIEF.address }, ["signature", "author"]],
    ["another chain", { chainId: 1 }, ["place", "signature", "work"]],
    ["another contract", { contract: `0x${"11".repeat(20)}` }, ["place", "signature", "work"]],
    ["a signature cut short", { signature: good.signature.slice(0, -4) }, ["signature"]],
  ])("with %s", async (_, change, ids) => expect(await failed(read(change), readerFixture())).toEqual(ids));

  it("signed by a thief in the author's name, and by a thief in their own", async () => {
    expect(await failed(await proofFixture({}, THIEF), readerFixture())).toEqual(["signature"]);
    const own = await proofFixture({ author: THIEF.address.toLowerCase() as AuthorshipProof["author"] }, THIEF);
    expect(await failed(own, readerFixture())).toEqual(["author"]);
  });
  it("made for a contract of the thief's own", async () => {
    const contract = `0x${"11".repeat(20)}` as const;
    expect(await failed(await proofFixture({ contract }), readerFixture())).toEqual(["place", "work"]);
    expect(await failed(await proofFixture({ chainId: 10 }), readerFixture())).toEqual(["place", "work"]);
  });
  it("where authorship was corrected since, or other bytes stand behind the id's 224 bits", async () => {
    const moved = readerFixture({ workOf: async () => ({ ...ON_CHAIN, author: THIEF.address }) });
    expect(await failed(good, moved)).toEqual(["author"]);
    const near = `0x00000000${DIGEST.slice(10)}`;
    expect(await failed(good, readerFixture({ workOf: async () => ({ ...ON_CHAIN, digest: near }) }))).toEqual([
      "digest",
    ]);
  });
  it("shown to somebody else, replayed, or for another file", async () => {
    expect(await failed(good, readerFixture(), { verifier: "other.example" })).toEqual(["verifier"]);
    expect(await failed(good, readerFixture(), { nonce: "q8" })).toEqual(["nonce"]);
    expect(await failed(good, readerFixture(), { notBefore: 1_772_366_401 })).toEqual(["date"]);
    expect(await failed(good, readerFixture(), { fileDigest: `0x${"00".repeat(32)}` })).toEqual(["file"]);
  });
  it("with any bit of its signature flipped", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(65 * 8 - 1), async (bit) => {
        const bytes = Buffer.from(good.signature.slice(2), "hex");
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(await failed({ ...good, signature: `0x${bytes.toString("hex")}` }, readerFixture())).toEqual([
          "signature",
        ]);
      }),
      { numRuns: 100 },
    );
  });
  it("never because the chain couldn't be asked: that is thrown", async () => {
    const broken = readerFixture({ workOf: async () => Promise.reject(new TypeError("no network")) });
    await expect(checkAuthorshipProof(good, broken)).rejects.toThrow(TypeError);
  });
});

describe("parseAuthorshipProof", () => {
  it("takes what was written", () => {
    expect(read({})).toEqual(good);
    expect(read({ author: AUTHOR.address, contract: PLACE.contract.toUpperCase().replace("0X", "0x") })).toEqual(good);
    expect(good.work).toBe(WORK);
  });
  it.each<[string, string]>([
    ["no JSON", "x"],
    ["a list", "[]"],
    ["null", "null"],
    ["another file", '{"colophon":"certificate"}'],
    ["a newer version", JSON.stringify({ ...good, v: 2 })],
    ["an unknown field", JSON.stringify({ ...good, title: "My work" })],
    ["a missing field", JSON.stringify({ ...good, nonce: undefined })],
    ["a chain id as text", JSON.stringify({ ...good, chainId: "1" })],
    ["no signature", JSON.stringify({ ...good, signature: "0x" })],
    ["a signature of 20 kB", JSON.stringify({ ...good, signature: `0x${"00".repeat(20_000)}` })],
    ["a contract that is none", JSON.stringify({ ...good, contract: "0x12" })],
  ])("refuses %s", (_, text) => expect(() => parseAuthorshipProof(text)).toThrow(MalformedProof));
  it.each(["verifier", "date", "work", "digest", "author", "nonce"])("refuses %s of the wrong form", (field) => {
    expect(() => read({ [field]: "\u0000" })).toThrow();
    expect(() => read({ [field]: 5 })).toThrow(MalformedProof);
  });
});
