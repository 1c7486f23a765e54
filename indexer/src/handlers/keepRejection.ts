import type { Hex } from "viem";
import type { StateRow } from "../store/tableSpecs.ts";
import type { Changes } from "./changes.ts";

/** Reasons that are about whose the work is, and not about the work: a copy, rights missing. */
export const WHOSE: readonly number[] = [2, 3];

/**
 * No verdict counts as accepted: where verdicts simply fell away with a correction of authorship, a rejected author could shed
 * one by way of a second key, in the review's last second or after it. So a rejection for what the work is stays with it
 * until a curator later says otherwise of the new author's; one for whose it is falls away. What was said of the new author's before
 * doesn't count against it: nobody comes back to an acceptance. The same for rolls: `Judgements.inherit`. See docs/decisions/0016.
 */
export function keepRejection(
  changes: Changes,
  work: Pick<StateRow<"attributions">, "id" | "author">,
  author: Hex,
): void {
  if (work.author === author) return;
  const verdict = changes.get("standingVerdicts", work.id, work.author);
  if (!verdict || verdict.accepted || WHOSE.includes(verdict.reason)) return;
  if (changes.get("appeals", work.id, work.author)?.state === "upheld") return;
  const own = changes.get("standingVerdicts", work.id, author);
  const isLater = own && (own.block - verdict.block || own.logIndex - verdict.logIndex) > 0;
  if (!isLater) changes.set("standingVerdicts", { ...verdict, author }, work.id, author);
}
