import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Hex, pad, toHex } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anchoredLeaves, anchors, campaigns } from "../../src/store/chainTables.ts";
import { anchorFiles, contents, contributionLeaves, documents } from "../../src/store/factTables.ts";
import { noteFacts } from "../../src/store/noteFacts.ts";
import { type Database, openDatabase } from "../../src/store/openDatabase.ts";
import { admitAnchor } from "../../src/works/admitAnchor.ts";
import { copyEmptyIndex } from "../soak/copyEmptyIndex.ts";
import { testSettings } from "../support/testSettings.ts";

const word = (n: number): Hex => pad(toHex(n), { size: 32 });
const account = (n: number): Hex => pad(toHex(n), { size: 20 });
const CAMPAIGN = 7;
/** The id of the work with this digest. */
const idOf = (n: number): Hex => `0x${CAMPAIGN.toString(16).padStart(8, "0")}${word(n).slice(10)}`;

describe("an anchor that is admitted", () => {
  const folder = mkdtempSync(join(tmpdir(), "colophon-admit-"));
  let database: Database;
  beforeAll(async () => {
    const directory = join(folder, "index");
    await copyEmptyIndex(directory);
    database = await openDatabase({ directory });
    const counts = { begun: true, termsVersion: 1, commitments: 0, anchors: 0, polls: 0, appealsPending: 0 };
    const times = { opens: 1, closes: 2, reviewStarts: 2, reviewEnds: 3, appealsEnd: 4, rollAt: 5, settleBy: 6 };
    const people = { brand: account(1), arbiter: account(2), relay: account(3), config: account(4), terms: word(1) };
    await database.db.insert(campaigns).values({
      ...{ id: CAMPAIGN, locked: true, bondsToForward: 0n, openedAt: 1, block: 1, transaction: word(1) },
      ...{ ...counts, ...times, ...people },
      settings: { ...testSettings(1), appealBond: "0", editionPrice: "0" },
    });
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  interface Leaf {
    digest: number;
    parents?: readonly number[];
    manifest?: number;
  }

  /** An anchor in the block of its number, whose file was read: works with these digests. */
  async function anchored(block: number, leaves: readonly Leaf[]) {
    const [data, root, config] = [word(9_000 + block), word(8_000 + block), account(4)];
    const file = { data, codec: 0, kind: "contributions" as const, count: leaves.length };
    await database.db.insert(anchors).values({
      ...{ ...file, campaign: CAMPAIGN, root, config, first: false },
      ...{ time: block * 10, block, logIndex: 0, transaction: word(block) },
    });
    await database.db
      .insert(anchorFiles)
      .values({ ...file, state: "read", root, campaign: CAMPAIGN, config, nextAttempt: null, askedBy: CAMPAIGN });
    await database.db.insert(contributionLeaves).values(
      leaves.map(({ digest, parents = [], manifest }, leaf) => ({
        ...{ data, leaf, id: idOf(digest), author: account(5), digest: word(digest), codec: 0, kind: 1, aiUse: 0 },
        ...{ manifest: manifest === undefined ? null : word(manifest), parents: parents.map(idOf), epoch: 0 },
        ...{ deadline: 10n ** 9n, signed: word(7_000 + digest), signature: `0x${"ab".repeat(64)}` as const },
      })),
    );
  }
  const admit = (block: number) =>
    database.db.transaction((tx) => admitAnchor(tx, { campaign: CAMPAIGN, block, logIndex: 0 }));
  const admitted = async () => {
    const rows = await database.db.select({ id: anchoredLeaves.id }).from(anchoredLeaves);
    return rows.map(({ id }) => Number(BigInt(`0x${id.slice(10)}`))).sort((a, b) => a - b);
  };

  it("has only those later leaves looked at again that build on what it brings, and on what these bring", async () => {
    await anchored(10, [{ digest: 1, manifest: 501 }, { digest: 2 }]);
    // Known before: what builds on it alone can't have waited for the file that is late.
    await anchored(5, [{ digest: 90 }]);
    await admit(5);
    await anchored(20, [
      { digest: 11, parents: [1], manifest: 511 },
      // These would hold. Nobody has looked at them yet, and the late file is no reason to.
      { digest: 12 },
      { digest: 13, parents: [90] },
      // One of its parents is nowhere.
      { digest: 14, parents: [2, 99] },
    ]);
    await anchored(30, [{ digest: 21, parents: [90, 11] }, { digest: 22 }, { digest: 23, parents: [14] }]);
    await admit(10);
    expect(await admitted()).toEqual([1, 2, 11, 21, 90]);
    await admit(20);
    expect(await admitted()).toEqual([1, 2, 11, 12, 13, 21, 90]);
  });

  it("asks for its bytes and manifests in its campaign's name, and for those of later leaves", async () => {
    const bytes = await database.db.select({ digest: contents.digest, by: contents.askedBy }).from(contents);
    expect(bytes.map(({ digest }) => digest).sort()).toEqual([1, 2, 11, 12, 13, 21, 90].map(word).sort());
    expect(new Set(bytes.map(({ by }) => by))).toEqual(new Set([CAMPAIGN]));
    const texts = await database.db.select({ digest: documents.digest, by: documents.askedBy }).from(documents);
    expect(texts.sort((a, b) => (a.digest < b.digest ? -1 : 1))).toEqual([
      { digest: word(501), by: CAMPAIGN },
      { digest: word(511), by: CAMPAIGN },
    ]);
  });

  it("is one of many things that ask in their campaign's name", async () => {
    const said = { codec: 0, kind: 1, aiUse: 0, config: account(4), parents: [], evidence: "direct" as const };
    const at = { time: 1, block: 1, logIndex: 0, transaction: word(1) };
    const work = { ...said, ...at, author: account(5), certifiedAt: 1, recordedAt: 1, proof: null };
    const place = { certifiedBlock: 1, certifiedLogIndex: 0, certifiedTransaction: word(1), to: account(6) };
    await noteFacts(
      database.db,
      new Map([
        [
          "attributions",
          [{ ...work, id: idOf(1_001), campaign: 101, digest: word(1_001), manifest: word(1_501), finalAt: 1 }],
        ],
        ["editions", [{ ...at, campaign: 102, digest: word(1_002), codec: 0, kind: 1, minted: 0n, holders: 0 }]],
        [
          "anchors",
          [
            {
              ...{ ...at, campaign: 103, kind: "votes", root: word(1), config: account(4), count: 1 },
              ...{ data: word(1_003), codec: 0, first: false },
            },
          ],
        ],
        ["polls", [{ ...at, campaign: 104, poll: word(1_004), by: account(1), closes: 2 }]],
      ]),
      new Map([
        [
          "supersessions",
          [{ ...work, ...place, campaign: 105, work: idOf(1_005), digest: word(1_005), manifest: word(1_505) }],
        ],
        ["campaignTerms", [{ ...at, campaign: 106, version: 1, terms: word(1_006), config: account(4) }]],
      ]),
    );
    const found: Record<number, number> = {};
    for (const { digest, by } of [
      ...(await database.db.select({ digest: contents.digest, by: contents.askedBy }).from(contents)),
      ...(await database.db.select({ digest: documents.digest, by: documents.askedBy }).from(documents)),
      ...(await database.db.select({ digest: anchorFiles.data, by: anchorFiles.askedBy }).from(anchorFiles)),
    ]) {
      const n = Number(BigInt(digest));
      if (n > 1_000 && n < 2_000) found[n] = by;
    }
    expect(found).toEqual({ 1001: 101, 1501: 101, 1002: 102, 1003: 103, 1004: 104, 1005: 105, 1505: 105, 1006: 106 });
  });
});
