import { toAbiSettings } from "@colophon/sdk/ids/settings.ts";
import { packWorkHeader } from "@colophon/sdk/ids/workHeader.ts";
import type { Hex } from "viem";
import { describe, expect, it } from "vitest";
import { campaignOpened } from "../../src/handlers/campaignEvents.ts";
import { Changes } from "../../src/handlers/changes.ts";
import { contributed, superseded } from "../../src/handlers/contributionEvents.ts";
import { idHex } from "../../src/handlers/words.ts";
import { testSettings } from "../support/testSettings.ts";

const [A, B] = [`0x${"aa".repeat(20)}`, `0x${"bb".repeat(20)}`] as [Hex, Hex];
const [digest, near] = [`0x01${"dd".repeat(31)}`, `0x02${"dd".repeat(31)}`] as [Hex, Hex];
const config: Hex = `0x${"cc".repeat(20)}`;
const id = 1n << 224n;
const FINALITY = 3_600;
const evidence: Hex = `0x${"ee".repeat(32)}`;

/** When a work by A, certified at 10,000 and final at 13,600, is final once it is taken over at 13,000 by evidence of 9,000. */
function finalAfter(author: Hex, of: Hex): number | undefined {
  const changes = new Changes();
  changes.load("campaigns", [1], null);
  changes.load("attributions", [idHex(id)], null);
  changes.load("anchors", [1, "contributions", evidence, config], null);
  for (const account of [A, B]) {
    changes.load("standingVerdicts", [idHex(id), account], null);
    changes.load("appeals", [idHex(id), account], null);
  }
  const at = (time: number) => ({ block: time, time, logIndex: 0, transaction: evidence });
  const settings = toAbiSettings(testSettings(9_000, { finality: FINALITY }));
  const roles = { brand: B, arbiter: A, relay: A };
  campaignOpened(changes, { campaign: 1, ...roles, settings, terms: evidence, config }, at(9_000));
  const header = packWorkHeader({ config, campaign: 1, kind: "image", codec: "raw", aiUse: "none" });
  const work = { id, header, manifest: evidence, parents: [] };
  contributed(changes, { ...work, author: A, digest }, at(10_000));
  superseded(changes, { ...work, author, digest: of, evidence, certifiedAt: 9_000 }, at(13_000));
  return changes.get("attributions", idHex(id))?.finalAt;
}

describe("a work that is taken over", () => {
  it("is final as before where author and digest stay, in whole minutes from its new time", () => {
    // 4,600 s after 9,000 are 76 minutes and 40 seconds.
    expect(finalAfter(A, digest)).toBe(9_000 + 77 * 60);
  });

  it("is final a whole period later where the author, or the digest, is another", () => {
    // 7,600 s after 9,000 are 126 minutes and 40 seconds.
    expect(finalAfter(B, digest)).toBe(9_000 + 127 * 60);
    expect(finalAfter(A, near)).toBe(9_000 + 127 * 60);
  });
});
