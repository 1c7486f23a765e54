import type { InferSelectModel } from "drizzle-orm";
import type { statementWorks } from "../../store/factTables.ts";

/** A work line as the API shows it. */
export function showLine(line: Omit<InferSelectModel<typeof statementWorks>, "file" | "place">, title: string | null) {
  const { id, author, certifiedAt, score, votes, remixes } = line;
  return {
    ...{ id, title, author, certifiedAt, score, votes, remixes },
    equal: line.equal.toString(),
    curated: line.curated.toString(),
    community: line.community.toString(),
    received: line.received.toString(),
    kept: line.kept.toString(),
  };
}
