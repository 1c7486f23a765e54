import { NO_DIGEST } from "../ids/digest.ts";
import { AI_USE, CODEC, MEDIA_KIND } from "../ids/names.ts";
import { MOST_VOTES } from "../typed-data/vote.ts";
import type { BatchRecord, RecordProblem } from "./batch.ts";

const numbersOf = (words: Readonly<Record<string, number>>) => new Set(Object.values(words));
const CODECS = numbersOf(CODEC);
const KINDS = numbersOf(MEDIA_KIND);
const AI_USES = numbersOf(AI_USE);

/** The first field of a record that can't be, in the order of `RecordProblem`; null where all can. */
export function recordProblem(record: BatchRecord): RecordProblem | null {
  switch (record.kind) {
    case "contributions":
      if (record.digest === NO_DIGEST) return "digest";
      if (!CODECS.has(record.codec)) return "codec";
      if (!KINDS.has(record.mediaKind)) return "kind";
      if (!AI_USES.has(record.aiUse)) return "ai-use";
      // Most works name none: a set for each of millions would take longer than anything else here.
      return record.parents.length > 1 && new Set(record.parents).size < record.parents.length ? "parents" : null;
    case "votes":
      return record.votes >= 1 && record.votes <= MOST_VOTES ? null : "votes";
    case "polls":
      return record.poll === NO_DIGEST ? "poll" : null;
  }
}
