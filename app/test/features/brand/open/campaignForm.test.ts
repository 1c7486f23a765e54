import { describe, expect, it } from "vitest";
import { type CampaignForm, readCampaignForm } from "../../../../src/features/brand/open/campaignForm.ts";
import { emptyForm } from "../../../../src/features/brand/open/emptyForm.ts";
import { readTerms, termsFormOf } from "../../../../src/features/brand/open/readTerms.ts";
import { ETHER } from "../../../../src/lib/ether.ts";

const DAY = 86_400;
const NOW = 1_760_000_000;
const BRAND = `0x${"b".repeat(40)}`;
const ARBITER = `0x${"a".repeat(40)}`;
const CURATOR = `0x${"c".repeat(40)}`;
const DOLLAR = { address: `0x${"d".repeat(40)}`, symbol: "dUSD", name: "Play dollar", decimals: 6 } as const;
const limits = { reviewMin: 3 * DAY, appealMin: 3 * DAY, finalityMin: DAY, appealBondCap: 10n ** 17n };

const filled: CampaignForm = {
  ...emptyForm(limits, NOW),
  title: " Small Hours ",
  brief: "What the night is like where you are.",
  arbiter: ARBITER,
};
const read = (part: Partial<CampaignForm> = {}) =>
  readCampaignForm({ ...filled, ...part }, { brand: BRAND, limits, tokens: [ETHER, DOLLAR], now: NOW });
const faultsOf = (part: Partial<CampaignForm>) => {
  const result = read(part);
  return result.ok ? {} : result.faults;
};

describe("readCampaignForm", () => {
  it("reads a new form with a title, a brief and an arbiter", () => {
    const result = read();
    if (!result.ok) throw new Error(JSON.stringify(result.faults));
    expect(result.terms).toMatchObject({ v: 1, title: "Small Hours", guidelines: "", gallery: "reviewed" });
    expect(result.terms.licence).toEqual({
      name: "CC BY 4.0",
      url: "https://creativecommons.org/licenses/by/4.0/",
    });
    expect(result.settings).toMatchObject({
      reviewPeriod: 7 * DAY,
      appealPeriod: 4 * DAY,
      finality: DAY,
      settleWithin: 30 * DAY,
      equalBps: 5_000,
      curatedBps: 5_000,
      lineageBps: 2_000,
      royaltyBps: 500,
    });
    // To the minute, as the field has it.
    expect(NOW - result.settings.opens).toBeLessThan(60);
    expect(result.settings.closes - result.settings.opens).toBe(14 * DAY);
    expect(result.curators).toEqual([]);
    expect(result.withoutRelay).toBe(false);
  });

  it("goes without a relay where the brand says so", () => {
    expect(read({ withoutRelay: true })).toMatchObject({ ok: true, withoutRelay: true });
  });

  it("names every fault at once, each beside its field", () => {
    const faults = faultsOf({ title: "", brief: " ", arbiter: "", review: { count: "", unit: "days" }, royalty: "11" });
    expect(Object.keys(faults).sort()).toEqual(["arbiter", "brief", "review", "royalty", "title"]);
  });

  it("refuses the brand as its own arbiter, in any spelling", () => {
    expect(faultsOf({ arbiter: ` ${BRAND.toUpperCase().replace("0X", "0x")} ` }).arbiter).toContain("can't be you");
  });

  it("reads periods in their units, and holds them to the deployment's bounds", () => {
    const result = read({ review: { count: "72", unit: "hours" }, appeal: { count: "3,5", unit: "days" } });
    expect(result.ok && result.settings).toMatchObject({ reviewPeriod: 3 * DAY, appealPeriod: 3.5 * DAY });
    expect(faultsOf({ review: { count: "2", unit: "days" } }).review).toContain("3 days to 60 days");
    expect(faultsOf({ settle: { count: "181", unit: "days" } }).settle).toBeDefined();
    expect(faultsOf({ finality: { count: "-1", unit: "days" } }).finality).toBeDefined();
  });

  it("wants a split of 100 %, to the hundredth", () => {
    expect(faultsOf({ equal: "50", curated: "49.99" }).curated).toContain("100 %");
    const result = read({ equal: "33.33", curated: "66.67" });
    expect(result.ok && result.settings).toMatchObject({ equalBps: 3_333, curatedBps: 6_667 });
    expect(faultsOf({ lineage: "50.01" }).lineage).toBeDefined();
    expect(faultsOf({ equal: "x" }).equal).toBeDefined();
  });

  it("wants a window that isn't over and closes after it opens", () => {
    expect(faultsOf({ closes: filled.opens }).closes).toContain("after it opens");
    expect(faultsOf({ opens: "2020-01-01T00:00", closes: "2020-02-01T00:00" }).closes).toContain("past");
    expect(faultsOf({ opens: "" }).opens).toBeDefined();
  });

  it("reads curators however they are separated, each once", () => {
    const result = read({ curators: `${CURATOR}\n${CURATOR.toUpperCase().replace("0X", "0x")}, ${ARBITER};` });
    expect(result.ok && result.curators).toEqual([CURATOR, ARBITER]);
    expect(faultsOf({ curators: "0x12" }).curators).toContain("0x12");
  });
});

describe("readTerms", () => {
  it("asks for the words of an own licence, and has no link then", () => {
    expect(readTerms({ ...filled, licence: "Own licence" }, undefined).faults.licenceText).toBeDefined();
    const { terms, faults } = readTerms({ ...filled, licence: "Own licence", licenceText: "Ask me." }, "bafycover");
    expect(faults).toEqual({});
    expect(terms.licence).toEqual({ name: "Own licence", text: "Ask me." });
    expect(terms.cover).toBe("bafycover");
  });

  it("counts characters against the format's limits", () => {
    expect(readTerms({ ...filled, title: "x".repeat(121) }, undefined).faults.title).toContain("121");
    expect(readTerms({ ...filled, title: "x".repeat(120) }, undefined).faults.title).toBeUndefined();
  });

  it("turns terms into a form and back without changing them", () => {
    const { terms } = readTerms({ ...filled, gallery: "open", guidelines: "None." }, "bafycover");
    expect(readTerms(termsFormOf(terms), "bafycover").terms).toEqual(terms);
  });

  it("keeps the words of a licence it doesn't know", () => {
    const { terms } = readTerms(filled, undefined);
    const strange = { ...terms, licence: { name: "WTFPL", url: "http://www.wtfpl.net/" } };
    expect(termsFormOf(strange)).toMatchObject({ licence: "Own licence", licenceText: "WTFPL http://www.wtfpl.net/" });
  });
});

describe("what goes beyond the plain campaign", () => {
  const settingsOf = (part: Partial<CampaignForm>) => {
    const result = read(part);
    if (!result.ok) throw new Error(JSON.stringify(result.faults));
    return result.settings;
  };

  it("reads bond, edition, votes and seal", () => {
    const voters = `${ARBITER}\n${CURATOR}, ${ARBITER}`;
    const settings = settingsOf({
      appealBond: "0.05",
      editionPrice: "25.5",
      editionToken: DOLLAR.address,
      editionCap: "100",
      equal: "40",
      community: "10",
      voters,
      sealed: true,
    });
    expect(settings).toMatchObject({
      appealBond: 5n * 10n ** 16n,
      editionPrice: 25_500_000n,
      editionToken: DOLLAR.address,
      editionCap: 100,
      communityBps: 1_000,
      sealedUntilClose: true,
    });
    // Until the review ends, which begins a week after a sealed campaign has closed.
    expect(settings.votesClose).toBe(settings.closes + 14 * DAY);
    expect(settings.voterRoot).not.toBe(`0x${"0".repeat(64)}`);
  });

  it("asks for nothing of it where nothing was entered", () => {
    expect(settingsOf({ voters: "nonsense" })).toMatchObject({
      appealBond: 0n,
      editionPrice: 0n,
      editionCap: 0,
      votesClose: 0,
      voterRoot: `0x${"0".repeat(64)}`,
      sealedUntilClose: false,
    });
  });

  it("says what the chain would refuse, beside its field", () => {
    expect(faultsOf({ appealBond: "0.2" }).appealBond).toContain("0.1 ETH");
    expect(faultsOf({ editionPrice: "1.1234567", editionToken: DOLLAR.address }).editionPrice).toContain("6 decimals");
    expect(faultsOf({ editionCap: "1.5" }).editionCap).toContain("whole number");
    expect(faultsOf({ community: "10" }).curated).toContain("100 %");
    expect(faultsOf({ equal: "40", community: "10", voters: "me" }).voters).toContain("no account");
    expect(faultsOf({ equal: "40", community: "10", votesClose: "2001-01-01T00:00" }).votesClose).toContain(
      "after the opening",
    );
    expect(faultsOf({ sealed: true, format: "story" }).sealed).toContain("build on each other");
  });
});
