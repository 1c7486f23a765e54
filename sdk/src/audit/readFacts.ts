import type { ByteSource } from "../content/chunksOf.ts";
import { cidFromDigest } from "../content/cidFromDigest.ts";
import { ColophonError } from "../errors/ColophonError.ts";
import type { Digest } from "../ids/digest.ts";
import { CODEC } from "../ids/names.ts";
import type { Settings } from "../ids/settings.ts";
import type { RollCredit } from "../rewards/types.ts";
import { admitLeaves, foreignParents } from "../roll/admitLeaves.ts";
import type { BuiltRoll } from "../roll/buildRoll.ts";
import type { InputsDocument } from "../roll/inputs/inputsDocument.ts";
import { type ReadInputsOptions, readInputs } from "../roll/inputs/readInputs.ts";
import { parseManifest } from "../roll/parseManifest.ts";
import type { AnchoredEvent, RollEvent } from "../roll/rollEvents.ts";
import type { ContributionLeaf, RollFacts, Unverified, VoteLeaf } from "../roll/rollFacts.ts";
import type { ReadForeign, ReadLeaves } from "./ReadLeaves.ts";

/** Thrown when inputs that read well aren't those of this roll. */
export class OtherInputs extends ColophonError {
  constructor(why: string) {
    super({
      code: "other-inputs",
      what: `The statement's inputs aren't those of this campaign's roll: ${why}.`,
      action: "Dispute the statement while that is possible.",
    });
  }
}

/** The inputs of a statement as far as a roll is built from them, and what they have. */
export interface ReadFacts {
  readonly facts: RollFacts;
  readonly document: InputsDocument;
  /** The manifests that are there. */
  readonly manifests: ReadonlySet<Digest>;
  /** Anchors whose data isn't there, or isn't what was anchored. */
  readonly unread: readonly { readonly anchor: AnchoredEvent; readonly cid: string; readonly why: string | null }[];
}

/**
 * Reads a statement's inputs for one campaign's log.
 *
 * @throws {OtherInputs} where they are another campaign's, or have what nothing in the log names; {MalformedInputs} and the errors of `verifyCar`
 */
export async function readFacts(
  car: ByteSource,
  expected: {
    chainId: number;
    contract: string;
    campaign: number;
    settings: Pick<Settings, "format">;
    rollAt: number;
    events: readonly RollEvent[];
    readForeign: ReadForeign;
  },
  readLeaves: ReadLeaves,
  options: ReadInputsOptions = {},
): Promise<ReadFacts> {
  const anchors = dataAnchors(expected.events);
  const order = [...anchors.keys()];
  const credits = new Map<Digest, readonly RollCredit[] | undefined>();
  const signed: ContributionLeaf[] = [];
  const votes: VoteLeaf[] = [];
  const faults = new Map<AnchoredEvent, string>();
  const given = new Set<string>();
  let document: InputsDocument | undefined;
  let last = -1;
  for await (const part of readInputs(car, options)) {
    if (part.kind === "document") {
      document = part.document;
      checkDocument(document, expected);
    } else if (part.kind === "manifest") credits.set(part.digest, parseManifest(part.bytes));
    else {
      const place = order.indexOf(part.cid);
      if (place < 0) throw new OtherInputs(`no anchor on chain has the data ${part.cid}`);
      if (place < last) throw new OtherInputs(`the data ${part.cid} doesn't stand in the order of the log`);
      last = place;
      given.add(part.cid);
      for (const anchor of anchors.get(part.cid) ?? []) {
        const leaves = await readLeaves(anchor, part.bytes);
        if (leaves.kind === "unreadable") faults.set(anchor, leaves.why);
        else if (leaves.kind === "contributions") signed.push(...leaves.leaves);
        else votes.push(...leaves.leaves);
      }
    }
  }
  if (document === undefined) throw new OtherInputs("they are empty");
  const unverified = new Map<string, Unverified>(document.unverified.map(({ cid, state }) => [cid, state]));
  const unread = [...anchors].flatMap(([cid, same]) =>
    same
      .filter((anchor) => !given.has(cid) || faults.has(anchor))
      .map((anchor) => ({ anchor, cid, why: faults.get(anchor) ?? null })),
  );
  const { settings, events, readForeign } = expected;
  const contributions = admitLeaves(signed, { settings }, events, await readForeign(foreignParents(signed)));
  const creditsOf = (manifest: Digest) => credits.get(manifest);
  return {
    facts: { creditsOf, unverified, contributions, votes },
    document,
    manifests: new Set(credits.keys()),
    unread,
  };
}

/** By the CID of their data, in the order of the log: anchors of what the roll hangs on. */
export function dataAnchors(events: readonly RollEvent[]): Map<string, AnchoredEvent[]> {
  const found = new Map<string, AnchoredEvent[]>();
  for (const event of events) {
    if (event.kind !== "anchored" || event.leaves === "polls") continue;
    const cid = cidFromDigest(event.data, CODEC[event.codec]);
    found.set(cid, [...(found.get(cid) ?? []), event]);
  }
  return found;
}

/**
 * That inputs have nothing which the roll doesn't ask for: there is one set of inputs for one roll.
 *
 * @throws {OtherInputs}
 */
export function assertNothingExtra(read: ReadFacts, roll: BuiltRoll): void {
  const named = new Set(roll.works.map(({ manifest }) => manifest));
  for (const manifest of read.manifests) {
    if (named.has(manifest)) continue;
    throw new OtherInputs(`no work on the roll names the manifest ${cidFromDigest(manifest, 0)}`);
  }
  const asked = new Set(roll.off.map((off) => (off.why === "unverified" ? off.cid : null)));
  for (const cid of read.facts.unverified.keys()) {
    if (!asked.has(cid))
      throw new OtherInputs(`no work of the campaign has the content ${cid}, said not to be verified`);
  }
}

function checkDocument(
  document: InputsDocument,
  expected: { chainId: number; contract: string; campaign: number; rollAt: number },
): void {
  for (const field of ["chainId", "contract", "campaign", "rollAt"] as const) {
    const due = typeof expected[field] === "string" ? expected[field].toLowerCase() : expected[field];
    if (document[field] !== due) throw new OtherInputs(`their ${field} is ${document[field]} and not ${due}`);
  }
}
