import type { Digest } from "../ids/digest.ts";
import type { StatementFile } from "../rewards/readStatement.ts";
import type { RollCredit } from "../rewards/types.ts";
import { type BuiltRoll, buildRoll } from "../roll/buildRoll.ts";
import type { RollCampaign, RollEvent } from "../roll/rollEvents.ts";
import type { RollFacts } from "../roll/rollFacts.ts";

/**
 * The roll if manifests that can't be had said what a statement's file says that they do. Of a file that pins no inputs nothing else can be
 * asked: a gateway that hides a manifest would else make a right statement look wrong. Pure.
 *
 * @param read what was read in place of inputs, and the manifests that can't be had
 * @param roll as it is without them
 */
export function rollOnItsWord(
  { campaign, events }: { readonly campaign: RollCampaign; readonly events: readonly RollEvent[] },
  { facts, missing }: { readonly facts: RollFacts; readonly missing: ReadonlySet<Digest> },
  roll: BuiltRoll,
  file: StatementFile,
): BuiltRoll {
  const said = new Map(file.works.map(({ id, credits }) => [id, credits]));
  const word = new Map<Digest, readonly RollCredit[] | undefined>();
  for (const { id, manifest } of roll.works) {
    if (manifest === null || !missing.has(manifest) || word.has(manifest)) continue;
    const credits = said.get(id)?.map(({ account, bps }) => ({ account, bps }));
    word.set(manifest, credits);
  }
  const creditsOf = (manifest: Digest) => (word.has(manifest) ? word.get(manifest) : facts.creditsOf(manifest));
  return buildRoll(campaign, events, { ...facts, creditsOf });
}
