import { canonicalJson } from "../../content/canonicalJson.ts";
import { carHeader, carLayout, prefixed } from "../../content/carLayout.ts";
import { cidBytes, digestBytes } from "../../content/cidFromDigest.ts";
import { contentTreeOf } from "../../content/contentTreeOf.ts";
import { parseCid } from "../../content/parseCid.ts";
import { RAW } from "../../content/profile.ts";
import { rawBlockOfBytes } from "../../content/rawBlockOf.ts";
import { LONGEST_MANIFEST } from "../parseManifest.ts";
import type { Unverified } from "../rollFacts.ts";
import { INPUTS_FORMAT, INPUTS_VERSION, type InputsDocument, inputsDocument } from "./inputsDocument.ts";

/** Everything off chain that a roll was read from. */
export interface Inputs {
  readonly chainId: number;
  /** `Contributions`. */
  readonly contract: string;
  readonly campaign: number;
  readonly rollAt: number;
  /** The bytes of the manifests that works on the roll name and that could be had; in any order, repeated ones count once. */
  readonly manifests: Iterable<Uint8Array<ArrayBuffer>>;
  /** The data files of the campaign's anchors of contributions and votes that could be had, in the order of the log. */
  readonly anchors: readonly Uint8Array<ArrayBuffer>[];
  /** By CID: the contents that would be on the roll if they were verified. */
  readonly unverified: Iterable<readonly [cid: string, state: Unverified]>;
}

/**
 * The one CAR of a roll's inputs, piece by piece: the same inputs give the same bytes, and so the same CID, on any machine.
 * Format: `docs/statement-format.md`, “The inputs”.
 *
 * @throws {z.ZodError} {BlockTooLarge} where something isn't what it should be (a programmer's mistake).
 * @example
 * for await (const piece of writeInputs(inputs)) file.write(piece);
 */
export async function* writeInputs(inputs: Inputs): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  const manifests = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const bytes of inputs.manifests) manifests.set(rawBlockOfBytes(bytes, LONGEST_MANIFEST).digest, bytes);
  const anchors = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const bytes of inputs.anchors) anchors.set((await contentTreeOf(bytes)).cid, bytes);
  const unverified = [...inputs.unverified].map(([cid, state]) => ({ cid, state }));
  unverified.sort((a, b) => (a.cid < b.cid ? -1 : 1));
  const document: InputsDocument = inputsDocument.parse({
    format: INPUTS_FORMAT,
    v: INPUTS_VERSION,
    chainId: inputs.chainId,
    contract: inputs.contract.toLowerCase(),
    campaign: inputs.campaign,
    rollAt: inputs.rollAt,
    manifests: manifests.size,
    anchors: [...anchors.keys()],
    unverified,
  });

  const text = new TextEncoder().encode(canonicalJson(document));
  const header = carHeader(parseCid((await contentTreeOf(text)).cid).bytes);
  yield prefixed(header.length, header);
  yield* dagOf(text);
  for (const digest of [...manifests.keys()].sort()) {
    const bytes = manifests.get(digest) ?? new Uint8Array();
    yield prefixed(36 + bytes.length, cidBytes(digestBytes(digest), RAW));
    yield bytes;
  }
  for (const bytes of anchors.values()) yield* dagOf(bytes);
}

/** The blocks of a file, as they stand in its own CAR. */
async function* dagOf(file: Uint8Array<ArrayBuffer>): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  const [, ...blocks] = carLayout(await contentTreeOf(file));
  for (const part of blocks) {
    yield part.kind === "bytes" ? part.bytes : file.subarray(part.start, part.start + part.length);
  }
}
