import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { effectiveStanding } from "@colophon/sdk/rewards/effectiveStanding.ts";
import { numberToHex } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasStanding } from "../../src/api/queries/hasStanding.ts";
import { works } from "../../src/store/chainTables.ts";
import { type Database, openDatabase } from "../../src/store/openDatabase.ts";

const [REVIEW_ENDS, APPEALS_END] = [100, 200];
const cases = [null, true, false].flatMap((accepted) =>
  ([null, "pending", "upheld", "rejected"] as const).map((appeal) => ({ accepted, appeal })),
);
const idOf = (index: number) => numberToHex(index + 1, { size: 32 });

describe("hasStanding, in the database", () => {
  const folder = mkdtempSync(join(tmpdir(), "colophon-standing-"));
  let database: Database;

  beforeAll(async () => {
    database = await openDatabase({ directory: join(folder, "index") });
    const nobody = numberToHex(0, { size: 20 });
    await database.db.insert(works).values(
      cases.map(({ accepted, appeal }, index) => ({
        id: idOf(index),
        campaign: 1,
        author: nobody,
        state: "minted" as const,
        owner: nobody,
        digest: idOf(index),
        codec: 0,
        kind: 0,
        aiUse: 0,
        config: nobody,
        manifest: null,
        parents: [],
        childCount: 0,
        certifiedAt: 1,
        recordedAt: 1,
        evidence: "direct" as const,
        proof: null,
        finalAt: 1,
        judgedAs: nobody,
        plain: true,
        several: false,
        verification: "verified" as const,
        reviewEnds: REVIEW_ENDS,
        appealsEnd: APPEALS_END,
        accepted,
        appeal,
        score: 0,
        block: 1,
        logIndex: index,
        transaction: idOf(index),
      })),
    );
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([99, 100, 199, 200, 1_000])(
    "is the rule of effectiveStanding at %i, for every verdict and appeal",
    async (now) => {
      for (const standing of ["in-review", "accepted", "rejected"] as const) {
        const rows = await database.db.select({ id: works.id }).from(works).where(hasStanding(standing, now));
        const expected = cases.flatMap(({ accepted, appeal }, index) => {
          const verdict = accepted === null ? null : { accepted, score: 0 };
          const judged = { verdict, appeal: appeal && { state: appeal, score: 0 } };
          const times = { reviewEnds: REVIEW_ENDS, appealsEnd: APPEALS_END };
          return effectiveStanding({ ...judged, ...times }, now).standing === standing ? [idOf(index)] : [];
        });
        expect(rows.map(({ id }) => id).sort(), standing).toEqual(expected);
      }
    },
  );
});
