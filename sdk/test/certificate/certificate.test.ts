import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Certificate, parseCertificate, writeCertificate } from "../../src/certificate/certificate.ts";
import { checkCertificate } from "../../src/certificate/checkCertificate.ts";
import { MalformedCertificate } from "../../src/certificate/errors.ts";
import { cidFromDigest } from "../../src/content/cidFromDigest.ts";
import { toContributionId } from "../../src/ids/contributionId.ts";
import { CERTIFICATE, DIGEST, ON_CHAIN, RECEIPT, readerFixture, THIEF } from "../support/certificateFixture.ts";

const failed = async (...args: Parameters<typeof checkCertificate>) => {
  const { holds, checks } = await checkCertificate(...args);
  const ids = checks.filter(({ result }) => result !== "pass").map(({ id }) => id);
  expect(holds).toBe(ids.length === 0);
  for (const { sentence } of checks) expect(sentence).toMatch(/^[A-Z].*[.]$/);
  return ids;
};
const json = JSON.parse(writeCertificate(CERTIFICATE));
/** The certificate with one value changed, by its dotted path. */
const changed = (path: string, value: unknown): string => {
  const copy = structuredClone(json);
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const inner = keys.reduce((object, key) => object[key], copy);
  inner[last] = value;
  return JSON.stringify(copy);
};

describe("a good certificate", () => {
  it("survives writing and reading", () => {
    expect(parseCertificate(writeCertificate(CERTIFICATE))).toEqual(CERTIFICATE);
    expect(writeCertificate(parseCertificate(JSON.stringify(json, null, 2)))).toBe(writeCertificate(CERTIFICATE));
  });
  it("holds, also against file and manifest", async () => {
    expect(await failed(CERTIFICATE, readerFixture())).toEqual([]);
    const material = { file: { digest: DIGEST, sha256: DIGEST }, manifestDigest: CERTIFICATE.manifest ?? "" };
    expect(await failed(CERTIFICATE, readerFixture(), material)).toEqual([]);
  });
  it("says whether it is provisional", async () => {
    const { holds, checks } = await checkCertificate(
      CERTIFICATE,
      readerFixture({ now: async () => ON_CHAIN.certifiedAt }),
    );
    expect(holds).toBe(true);
    expect(checks.find(({ id }) => id === "final")?.sentence).toContain("provisional");
  });
});

describe("a changed certificate falls (P13)", () => {
  const hex = (bytes: number) => `0x${"11".repeat(bytes)}`;
  it.each<[string, unknown, string[]]>([
    ["chainId", 1, ["place", "block"]],
    ["contract", hex(20), ["place", "block"]],
    ["work.id", toContributionId(1, hex(32)), ["identity", "event", "author"]],
    ["work.campaign", 2, ["identity", "event"]],
    ["work.kind", "image", ["event"]],
    ["work.aiUse", "none", ["event"]],
    ["content.cid", cidFromDigest(hex(32), 0), ["identity"]],
    ["content.codec", "dag-pb", ["identity", "event"]],
    ["content.digest", hex(32), ["identity", "event", "author"]],
    ["content.sha256", hex(32), ["identity"]],
    ["attribution.author", THIEF.address.toLowerCase(), ["event", "author"]],
    ["attribution.certifiedAt", 1_699_999_999, ["event", "times"]],
    ["attribution.finalAt", 1, ["times"]],
    ["manifest", hex(32), ["event"]],
    ["manifest", null, ["event"]],
    ["parents", [], ["event"]],
    ["parents", [...CERTIFICATE.parents].reverse(), ["event"]],
    ["config", hex(20), ["event"]],
    ["evidence.transaction", hex(32), ["block"]],
    ["evidence.block.number", 13, ["block"]],
    ["evidence.block.hash", hex(32), ["block"]],
    ["evidence.block.time", 1_700_000_001, ["event", "block"]],
    ["evidence.kind", "superseded", ["event"]],
    ["evidence.kind", "evidence", ["event"]],
    ["evidence.log.index", 5, ["block"]],
    ["evidence.log.topics.0", hex(32), ["event", "block"]],
    ["evidence.log.topics.2", hex(32), ["event", "block"]],
    ["evidence.log.data", "0x", ["event", "block"]],
  ])("%s = %s", async (path, value, ids) => {
    expect(await failed(parseCertificate(changed(path, value)), readerFixture())).toEqual(ids);
  });

  it("in any character of any of its hashes", async () => {
    const text = writeCertificate(CERTIFICATE);
    const places = [...text.matchAll(/"0x([0-9a-f]+)"/g)].flatMap(({ index, 1: digits = "" }) =>
      [...digits].map((_, i) => index + 3 + i),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), async (place) => {
        const digit = text[place] === "0" ? "1" : "0";
        const certificate = parseCertificate(text.slice(0, place) + digit + text.slice(place + 1));
        expect((await checkCertificate(certificate, readerFixture())).holds).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a chain that says otherwise", () => {
  it.each<[string, Parameters<typeof readerFixture>[0], string[]]>([
    ["knows no such work", { workOf: async () => null }, ["author"]],
    ["names another author by now", { workOf: async () => ({ ...ON_CHAIN, author: THIEF.address }) }, ["author"]],
    ["has another time", { workOf: async () => ({ ...ON_CHAIN, certifiedAt: 1 }) }, ["times"]],
    ["dropped the block", { receiptOf: async () => null }, ["block"]],
    [
      "has it in another block",
      { receiptOf: async () => ({ ...RECEIPT, blockHash: `0x${"11".repeat(32)}` }) },
      ["block"],
    ],
    ["let it fail", { receiptOf: async () => ({ ...RECEIPT, succeeded: false }) }, ["block"]],
    ["has no such event", { receiptOf: async () => ({ ...RECEIPT, logs: [] }) }, ["block"]],
    [
      "has the event from another contract",
      {
        receiptOf: async () => ({
          ...RECEIPT,
          logs: RECEIPT.logs.map((log) => ({ ...log, address: `0x${"11".repeat(20)}` })),
        }),
      },
      ["block"],
    ],
  ])("%s", async (_, more, ids) => expect(await failed(CERTIFICATE, readerFixture(more))).toEqual(ids));

  it("a time later than the block's", async () => {
    const late = 1_700_000_001;
    const reader = readerFixture({ workOf: async () => ({ ...ON_CHAIN, certifiedAt: late }) });
    expect(await failed(parseCertificate(changed("attribution.certifiedAt", late)), reader)).toEqual([
      "event",
      "times",
    ]);
  });
  it("another file, another manifest", async () => {
    const other = `0x${"11".repeat(32)}`;
    expect(await failed(CERTIFICATE, readerFixture(), { file: { digest: other } })).toEqual(["file"]);
    expect(await failed(CERTIFICATE, readerFixture(), { file: { digest: DIGEST, sha256: other } })).toEqual(["file"]);
    expect(await failed(CERTIFICATE, readerFixture(), { manifestDigest: other })).toEqual(["manifest"]);
  });
});

describe("parseCertificate", () => {
  it.each<[string, string, string | null]>([
    ["no JSON", "x", null],
    ["an unknown field", changed("note", 1), null],
    ["an unknown field inside", changed("work.title", "x"), "work"],
    ["a newer version", changed("v", 2), "v"],
    ["a kind of evidence that it doesn't know", changed("evidence.kind", "hearsay"), "evidence.kind"],
    ["capitals in a hash", changed("config", `0x${"AA".repeat(20)}`), "config"],
    ["a word that means nothing", changed("work.kind", "toString"), "work.kind"],
    ["seventeen parents", changed("parents", Array(17).fill(json.work.id)), "parents"],
    ["half a byte of data", changed("evidence.log.data", "0x1"), "evidence.log.data"],
    ["a negative time", changed("attribution.certifiedAt", -1), "attribution.certifiedAt"],
  ])("refuses %s", (_, text, field) => {
    expect(() => parseCertificate(text)).toThrow(MalformedCertificate);
    expect(() => parseCertificate(text)).toThrow(expect.objectContaining({ field }));
  });
  it("knows its own type", () => {
    const certificate: Certificate = parseCertificate(JSON.stringify(json));
    expect(certificate.evidence.kind).toBe("direct");
  });
});
