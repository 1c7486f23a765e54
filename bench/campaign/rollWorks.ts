import type { RollWork } from "@colophon/sdk/rewards/types.ts";
import type { MadeAnchor } from "./anchorBatch.ts";
import type { Scale } from "./scale.ts";
import { verdictOf } from "./verdicts.ts";
import { idOf, workOf } from "./works.ts";

/** The campaign's roll by what was made: works that weren't rejected, certified when they were anchored. Votes come later. */
export function* rollWorks(
  scale: Scale,
  anchors: readonly MadeAnchor[],
  accountOf: (signer: number) => string,
): Generator<RollWork, void, void> {
  for (let i = 0; i < scale.works; i++) {
    const verdict = verdictOf(i);
    if (verdict !== null && !verdict.accepted) continue;
    const { signer, parents, credits } = workOf(i, scale, accountOf);
    const author = accountOf(signer);
    yield {
      id: idOf(i),
      author,
      certifiedAt: anchors[Math.floor(i / scale.batch)]?.time ?? 0,
      parents: parents.map(idOf),
      score: verdict?.score ?? 0,
      votes: 0,
      credits: credits.length > 0 ? credits : [{ account: author, bps: 10_000 }],
    };
  }
}
