import { packWorkHeader } from "@colophon/sdk/ids/workHeader.ts";
import type { Hex } from "viem";
import { describe, expect, it } from "vitest";
import { Changes } from "../../src/handlers/changes.ts";
import { superseded } from "../../src/handlers/contributionEvents.ts";
import { idHex } from "../../src/handlers/words.ts";
import type { StateRow } from "../../src/store/tableSpecs.ts";

const [A, B] = [`0x${"aa".repeat(20)}`, `0x${"bb".repeat(20)}`] as [Hex, Hex];
const [digest, near] = [`0x01${"dd".repeat(31)}`, `0x02${"dd".repeat(31)}`] as [Hex, Hex];
const config: Hex = `0x${"cc".repeat(20)}`;
const id = 1n << 224n;
const FINALITY = 3_600;
const evidence: Hex = `0x${"ee".repeat(32)}`;

/** When a work by A, certified at 10,000 and final at 13,600, is final once it is taken over at 13,000 by evidence of 9,000. */
function finalAfter(author: Hex, of: Hex): number | undefined {
  const changes = new Changes();
  const before = { id: idHex(id), campaign: 1, author: A, owner: A, digest, parents: [] };
  const times = { certifiedAt: 10_000, recordedAt: 10_000, finalAt: 13_600 };
  changes.load("attributions", [idHex(id)], { ...before, ...times } as unknown as StateRow<"attributions">);
  changes.load("campaigns", [1], {
    id: 1,
    begun: true,
    settings: { finality: FINALITY },
  } as unknown as StateRow<"campaigns">);
  changes.load("anchors", [1, "contributions", evidence, config], null);
  for (const account of [A, B]) {
    changes.load("standingVerdicts", [idHex(id), account], null);
    changes.load("appeals", [idHex(id), account], null);
  }
  const header = packWorkHeader({ config, campaign: 1, kind: "image", codec: "raw", aiUse: "none" });
  const shown = { id, author, digest: of, header, manifest: evidence, parents: [], evidence, certifiedAt: 9_000 };
  superseded(changes, shown, { block: 2, time: 13_000, logIndex: 0, transaction: evidence });
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
