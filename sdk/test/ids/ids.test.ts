import { describe, expect, it } from "vitest";
import vectors from "../../../test/vectors/ids.json" with { type: "json" };
import { isAccount, parseAccount } from "../../src/ids/account.ts";
import { parseCampaignNumber } from "../../src/ids/campaignNumber.ts";
import { configHashOf, parseConfigHash } from "../../src/ids/configHash.ts";
import {
  campaignOfId,
  idMatchesDigest,
  isContributionId,
  parseContributionId,
  toContributionId,
  tokenIdOf,
} from "../../src/ids/contributionId.ts";
import { digestFromBytes, NO_DIGEST, parseDigest } from "../../src/ids/digest.ts";
import { MalformedId, MalformedWorkHeader, UnknownName } from "../../src/ids/errors.ts";
import * as names from "../../src/ids/names.ts";
import { REASONS, reasonOf } from "../../src/ids/reasons.ts";
import { scheduleOf } from "../../src/ids/schedule.ts";
import { type AbiSettings, fromAbiSettings, SETTINGS_FIELDS, toAbiSettings } from "../../src/ids/settings.ts";
import { packWorkHeader, unpackWorkHeader } from "../../src/ids/workHeader.ts";
import { idVectors } from "../support/idVectors.ts";

const abiSettings = (settings: (typeof vectors.configs)[number]["settings"]): AbiSettings => ({
  ...settings,
  voterRoot: parseDigest(settings.voterRoot),
  editionToken: parseAccount(settings.editionToken),
  appealBond: BigInt(settings.appealBond),
  editionPrice: BigInt(settings.editionPrice),
});

describe("vectors", () => {
  it("are what the independent implementation says today", () => {
    expect(JSON.parse(JSON.stringify(idVectors()))).toEqual(vectors);
  });
});

describe("contribution ids", () => {
  it.each(vectors.ids)("$campaign ‖ $digest", ({ campaign, digest, id }) => {
    expect(toContributionId(campaign, digest)).toBe(id);
    const parsed = parseContributionId(id);
    expect(campaignOfId(parsed)).toBe(campaign);
    expect(idMatchesDigest(parsed, digest)).toBe(true);
    expect(idMatchesDigest(parsed, `0x${"ab".repeat(32)}`)).toBe(false);
    expect(parseContributionId(tokenIdOf(parsed))).toBe(id);
    expect(parseContributionId(tokenIdOf(parsed).toString())).toBe(id);
    expect(parseContributionId(id.toUpperCase().replace("0X", "0x"))).toBe(id);
  });
  it.each([
    "",
    "0x",
    `0x${"00".repeat(32)}`,
    `0x00000000${"11".repeat(28)}`,
    `0x${"11".repeat(31)}`,
    `0x${"11".repeat(33)}`,
    `0x${"gg".repeat(32)}`,
    ` 0x${"11".repeat(32)}`,
    "9".repeat(78),
    5,
    -1n,
    1n << 256n,
    null,
    undefined,
    {},
  ])("refuses %s", (value) => {
    expect(() => parseContributionId(value)).toThrow(MalformedId);
    expect(isContributionId(value)).toBe(false);
  });
  it("refuses campaigns and digests out of range", () => {
    expect(() => toContributionId(0, NO_DIGEST)).toThrow(MalformedId);
    expect(() => toContributionId(2 ** 32, NO_DIGEST)).toThrow(MalformedId);
    expect(() => toContributionId(1, "0x12")).toThrow(MalformedId);
  });
});

describe("campaign numbers", () => {
  it.each([
    [1, 1],
    ["4294967295", 4294967295],
    [12n, 12],
  ])("takes %s", (value, number) => expect(parseCampaignNumber(value)).toBe(number));
  it.each([0, -1, 1.5, 2 ** 32, Number.NaN, "", "01", "1e3", "0x1", " 1", -1n, 1n << 64n, null])(
    "refuses %s",
    (value) => expect(() => parseCampaignNumber(value)).toThrow(MalformedId),
  );
});

describe("accounts and digests", () => {
  const mixed = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";
  it("lowers a right checksum and refuses a wrong one, naming the right one", () => {
    expect(parseAccount(mixed)).toBe(mixed.toLowerCase());
    expect(parseAccount(`0x${mixed.slice(2).toUpperCase()}`)).toBe(mixed.toLowerCase());
    expect(() => parseAccount(mixed.replace("dA6", "Da6"))).toThrow(mixed);
    expect(isAccount(mixed)).toBe(false);
    expect(() => parseAccount("0x12")).toThrow(MalformedId);
  });
  it("reads digests from text and bytes", () => {
    expect(digestFromBytes(new Uint8Array(32))).toBe(NO_DIGEST);
    expect(() => digestFromBytes(new Uint8Array(31))).toThrow(MalformedId);
    expect(() => parseDigest(`${NO_DIGEST}0`)).toThrow(MalformedId);
    expect(parseDigest(`0x${"AB".repeat(32)}`)).toBe(`0x${"ab".repeat(32)}`);
  });
});

describe("work headers", () => {
  it.each(vectors.headers)("$kind $codec $aiUse", (vector) => {
    const { header, ...fields } = vector;
    const input = fields as Parameters<typeof packWorkHeader>[0];
    expect(packWorkHeader(input)).toBe(BigInt(header));
    expect(unpackWorkHeader(BigInt(header))).toEqual(fields);
  });
  const good = BigInt(vectors.headers[0]?.header ?? 0);
  it.each([16n, 40n, 63n])("refuses reserved bit %s", (bit) => {
    expect(() => unpackWorkHeader(good | (1n << bit))).toThrow(MalformedWorkHeader);
  });
  it.each([good | 0xfn, good | 0xf0n, good | 0xff00n])("refuses fields that mean nothing", (word) => {
    expect(() => unpackWorkHeader(word)).toThrow(UnknownName);
  });
  it("refuses words out of range, campaign 0 and fields of other kinds", () => {
    expect(() => unpackWorkHeader(-1n)).toThrow(MalformedWorkHeader);
    expect(() => unpackWorkHeader(1n << 256n)).toThrow(MalformedWorkHeader);
    expect(() => unpackWorkHeader(0n)).toThrow(MalformedWorkHeader);
    const { config } = unpackWorkHeader(good);
    const fields = { config, campaign: 1, kind: "image", codec: "raw", aiUse: "none" } as const;
    expect(() => packWorkHeader({ ...fields, config: "0x" })).toThrow(MalformedWorkHeader);
    expect(() => packWorkHeader({ ...fields, kind: "toString" as "image" })).toThrow(MalformedWorkHeader);
    expect(() => packWorkHeader({ ...fields, codec: "cbor" as "raw" })).toThrow(MalformedWorkHeader);
    expect(() => packWorkHeader({ ...fields, aiUse: "some" as "none" })).toThrow(MalformedWorkHeader);
    expect(() => packWorkHeader({ ...fields, campaign: 0 })).toThrow(MalformedId);
  });
});

describe("config hashes", () => {
  it.each(vectors.configs)("chain $chainId campaign $campaign", (vector) => {
    const settings = fromAbiSettings(abiSettings(vector.settings));
    expect(configHashOf({ ...vector, settings })).toBe(vector.config);
    expect(toAbiSettings(settings)).toEqual(abiSettings(vector.settings));
  });
  it("change with every field", () => {
    const [vector] = vectors.configs;
    if (vector === undefined) throw new Error("no vector");
    const settings = abiSettings(vector.settings);
    const hashes = new Set([vector.config]);
    for (const { name, type } of SETTINGS_FIELDS) {
      const old = settings[name];
      const other =
        type === "bool"
          ? !old
          : typeof old === "bigint"
            ? old + 1n
            : typeof old === "number"
              ? (old + 1) % 3
              : `0x${"1".repeat(String(old).length - 2)}`;
      hashes.add(configHashOf({ ...vector, settings: fromAbiSettings({ ...settings, [name]: other }) }));
    }
    const same = fromAbiSettings(settings);
    hashes.add(configHashOf({ ...vector, settings: same, chainId: 5 }));
    hashes.add(configHashOf({ ...vector, settings: same, campaign: 2 }));
    hashes.add(configHashOf({ ...vector, settings: same, termsVersion: 2 }));
    hashes.add(configHashOf({ ...vector, settings: same, terms: NO_DIGEST }));
    hashes.add(configHashOf({ ...vector, settings: same, contract: `0x${"1".repeat(40)}` }));
    expect(hashes.size).toBe(SETTINGS_FIELDS.length + 6);
  });
  it("parse", () => {
    expect(parseConfigHash(`0x${"AB".repeat(20)}`)).toBe(`0x${"ab".repeat(20)}`);
    expect(() => parseConfigHash("0x")).toThrow(MalformedId);
  });
});

describe("names", () => {
  it("stand for their place in the Solidity enums", () => {
    const { AI_POLICY, FORMAT, MEDIA_KIND, AI_USE, CODEC } = names;
    const lists = { aiPolicy: AI_POLICY, format: FORMAT, mediaKind: MEDIA_KIND, aiUse: AI_USE, codec: CODEC };
    for (const [list, map] of Object.entries(lists)) {
      expect(Object.entries(map)).toEqual(vectors.names[list as keyof typeof lists].map((word, i) => [word, i]));
    }
  });
  it("refuse numbers that mean nothing", () => {
    expect(names.mediaKindOf(5n)).toBe("model");
    expect(() => names.mediaKindOf(6)).toThrow(UnknownName);
    expect(() => names.aiPolicyOf(-1)).toThrow(UnknownName);
  });
  it("know what a policy allows", () => {
    expect(names.policyAllows("none", "none")).toBe(true);
    expect(names.policyAllows("none", "assisted")).toBe(false);
    expect(names.policyAllows("disclosed", "generated")).toBe(true);
  });
  it("give every reason code a sentence", () => {
    expect(REASONS.map(({ code }) => code)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(reasonOf(2).name).toBe("copy");
    expect(() => reasonOf(0)).toThrow(UnknownName);
    expect(() => reasonOf(9)).toThrow(UnknownName);
  });
});

describe("schedule", () => {
  const periods = { closes: 1000, reviewPeriod: 10, appealPeriod: 20, finality: 30, settleWithin: 40 };
  it("adds up", () => {
    expect(scheduleOf({ ...periods, sealedUntilClose: false })).toEqual({
      reviewStarts: 1000,
      reviewEnds: 1010,
      appealsEnd: 1030,
      rollAt: 1060,
      settleBy: 1100,
    });
    expect(scheduleOf({ ...periods, sealedUntilClose: true }).rollAt).toBe(1060 + 604_800);
  });
});
