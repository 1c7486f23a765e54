import { cidFromDigest } from "../content/cidFromDigest.ts";
import { RAW } from "../content/profile.ts";
import type { BuiltRoll } from "../roll/buildRoll.ts";
import { LARGEST_PART } from "../roll/inputs/readInputs.ts";
import { LONGEST_MANIFEST } from "../roll/parseManifest.ts";
import { fetchFile } from "./fetchFile.ts";
import type { IpfsSource } from "./IpfsSource.ts";
import type { ReadLeaves } from "./ReadLeaves.ts";
import type { ReadFacts } from "./readFacts.ts";

export interface ContestOptions {
  /** Largest work that is fetched, in bytes. */
  readonly maxBytes: number;
  readonly readLeaves: ReadLeaves;
  readonly signal?: AbortSignal | undefined;
  readonly onChecked?: ((checked: number, of: number) => void) | undefined;
}

/**
 * Asks for everything of which a statement's inputs say that it couldn't be had: works that aren't verified, manifests and anchors' data
 * that are missing. What can be had now was left out wrongly, or came later: that is a ground for dispute, and its asker is told.
 *
 * @returns `found`: one sentence for each thing that can be had; `missing`: how many can't.
 * @throws {GatewayUnreachable}
 */
export async function contest(
  read: ReadFacts,
  roll: BuiltRoll,
  source: IpfsSource,
  options: ContestOptions,
): Promise<{ readonly found: string[]; readonly missing: number }> {
  const { maxBytes, signal, onChecked } = options;
  const asked: { cid: string; maxBytes: number; sentence: string }[] = [];
  for (const off of roll.off) {
    if (off.why !== "unverified") continue;
    const sentence = `The work ${off.id} was left off the roll because its content ${off.cid} is said to be ${off.state}; it can be had, and it matches.`;
    asked.push({ cid: off.cid, maxBytes, sentence });
  }
  for (const { id, manifest } of roll.works) {
    if (manifest === null || read.manifests.has(manifest)) continue;
    const cid = cidFromDigest(manifest, RAW);
    const sentence = `The manifest ${cid} of the work ${id} is missing in the inputs, so that the author has all; it can be had.`;
    asked.push({ cid, maxBytes: LONGEST_MANIFEST, sentence });
  }
  const found: string[] = [];
  let missing = 0;
  for (const [place, { cid, maxBytes: most, sentence }] of asked.entries()) {
    onChecked?.(place, asked.length);
    const { state } = await fetchFile(source, cid, { maxBytes: most, keep: false, signal });
    if (state === "verified") found.push(sentence);
    if (state === "unavailable") missing++;
  }
  for (const { cid, anchor, why } of read.unread) {
    if (why !== null) continue;
    const fetched = await fetchFile(source, cid, { maxBytes: LARGEST_PART, keep: true, signal });
    if (fetched.state === "unavailable") missing++;
    if (fetched.state !== "verified" || fetched.bytes === null) continue;
    // What isn't what was anchored has no leaves, there or not.
    if ((await options.readLeaves(anchor, fetched.bytes)).kind === "unreadable") continue;
    found.push(
      `The data ${cid} of the anchor ${anchor.root} (${anchor.leaves}) is missing in the inputs; it can be had.`,
    );
  }
  return { found, missing };
}
