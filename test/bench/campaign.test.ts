import { createHash } from "node:crypto";
import { parseManifest } from "@colophon/sdk/roll/parseManifest.ts";
import { recoverSigner } from "@colophon/sdk/typed-data/signature.ts";
import { bytesToHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { describe, expect, it } from "vitest";
import { anchorCosts, onL1, onRollup, PRICES } from "../../bench/campaign/cost.ts";
import { growthOf } from "../../bench/campaign/growth.ts";
import { growthChart } from "../../bench/campaign/growthChart.ts";
import { anchoredAt, SETTINGS, STORY, scaleOf } from "../../bench/campaign/scale.ts";
import { accountReader, accountsOf, keyOf, signCompact } from "../../bench/campaign/signers.ts";
import { verdictOf } from "../../bench/campaign/verdicts.ts";
import { idOf, workOf } from "../../bench/campaign/works.ts";
import { Figures } from "../../bench/runStep.ts";

describe("a made-up campaign", () => {
  const scale = scaleOf(10_000);
  const accountOf = accountReader(accountsOf(scale.signers));
  const works = Array.from({ length: scale.works }, (_, i) => workOf(i, scale, accountOf));

  it("has a hundred thousand authors at the story's size, and as many in proportion at others", () => {
    expect(scaleOf(STORY)).toEqual({ works: STORY, signers: 100_000, batch: 10_000, batches: 230 });
    expect(scale).toEqual({ works: 10_000, signers: 435, batch: 1_000, batches: 10 });
    expect(scaleOf(1)).toMatchObject({ signers: 2, batch: 1, batches: 1 });
    expect(new Set(works.map(({ signer }) => signer)).size).toBe(435);
  });

  it("has works that are all different, named by their bytes, with manifests that count", () => {
    expect(new Set(works.map(({ digest }) => digest)).size).toBe(scale.works);
    for (const [i, { content, digest, manifest, manifestDigest, credits }] of works.slice(0, 200).entries()) {
      expect(digest).toBe(`0x${createHash("sha256").update(content).digest("hex")}`);
      expect(manifestDigest).toBe(`0x${createHash("sha256").update(manifest).digest("hex")}`);
      expect(idOf(i)).toBe(`0x00000001${digest.slice(10)}`);
      expect(parseManifest(manifest) ?? []).toEqual(credits);
    }
  });

  it("has at least 1 % remixes, each of works under earlier anchors, and co-authors", () => {
    const remixes = works.flatMap(({ parents }, i) => (parents.length > 0 ? [{ parents, i }] : []));
    expect(remixes.length).toBeGreaterThan(scale.works / 100);
    for (const { parents, i } of remixes) {
      for (const parent of parents) expect(Math.floor(parent / scale.batch)).toBeLessThan(Math.floor(i / scale.batch));
    }
    expect(works.filter(({ credits }) => credits.length === 2).length).toBeGreaterThan(scale.works / 50);
  });

  it("has some 12 % rejected", () => {
    const rejected = works.filter((_, i) => verdictOf(i)?.accepted === false).length;
    expect(rejected / scale.works).toBeGreaterThan(0.11);
    expect(rejected / scale.works).toBeLessThan(0.13);
  });

  it("is anchored in order, inside its window", () => {
    const times = Array.from({ length: 230 }, (_, batch) => anchoredAt(batch, 230));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBeGreaterThan(SETTINGS.opens);
    expect(times[229]).toBeLessThan(SETTINGS.closes);
  });

  it("is signed by its authors' own keys", async () => {
    for (const signer of [0, 7, 434]) {
      const account = privateKeyToAccount(bytesToHex(keyOf(signer))).address.toLowerCase();
      expect(accountOf(signer)).toBe(account);
      const digest = Uint8Array.from({ length: 32 }, (_, i) => i * signer);
      expect(await recoverSigner(bytesToHex(digest), signCompact(digest, keyOf(signer)))).toBe(account);
    }
  });
});

describe("what it costs", () => {
  it("is gas by its price, and on a rollup the bytes as well", () => {
    expect(onL1(1_000_000_000)).toBeCloseTo(PRICES.l1);
    expect(onRollup(1_000_000_000, 0)).toBeCloseTo(PRICES.rollup);
    expect(onRollup(0, 1_000_000_000)).toBeCloseTo(1.5 * PRICES.blob);
  });
  it("is told for both cadences", () => {
    const rows = anchorCosts(STORY, { gas: 55_000, bytes: 228 });
    const gas = rows.filter(({ unit, name }) => unit === "gas" && name.includes("in all")).map(({ ours }) => ours);
    expect(gas).toEqual([26_280 * 55_000, 230 * 55_000]);
  });
});

describe("how steps grow", () => {
  const run = (works: number, seconds: number) => ({
    works,
    steps: new Map([
      ["sign", new Figures("sign", { seconds })],
      ["odd", new Figures("odd", { seconds })],
    ]),
  });
  it("is told by step, smaller runs first", () => {
    expect(growthOf([run(100_000, 12), run(10_000, 1)])).toEqual([
      {
        step: "sign",
        points: [
          { works: 10_000, seconds: 1 },
          { works: 100_000, seconds: 12 },
        ],
      },
    ]);
  });
  it("is drawn with each size and the last figure, for light and dark pages", () => {
    const svg = growthChart(growthOf([run(100_000, 12), run(10_000, 1)]));
    for (const part of ["10,000", "100,000", "made and signed, 0.12 ms", "prefers-color-scheme:dark"])
      expect(svg).toContain(part);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });
});
