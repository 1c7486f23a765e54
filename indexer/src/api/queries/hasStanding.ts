import type { Standing } from "@colophon/sdk/api/schemas.ts";
import { and, eq, gt, isNull, lte, or, type SQL } from "drizzle-orm";
import { works } from "../../store/chainTables.ts";

/** The rule of `effectiveStanding`, for the database. */
export function hasStanding(standing: Standing, now: number): SQL | undefined {
  const rejected = eq(works.accepted, false);
  const undecided = eq(works.appeal, "pending");
  switch (standing) {
    case "in-review":
      return and(isNull(works.accepted), gt(works.reviewEnds, now));
    case "accepted":
      return or(
        eq(works.accepted, true),
        and(isNull(works.accepted), lte(works.reviewEnds, now)),
        and(rejected, eq(works.appeal, "upheld")),
        and(rejected, undecided, lte(works.appealsEnd, now)),
      );
    case "rejected":
      return and(
        rejected,
        or(isNull(works.appeal), eq(works.appeal, "rejected"), and(undecided, gt(works.appealsEnd, now))),
      );
  }
}
