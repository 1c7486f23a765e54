import { cidFromDigest } from "../content/cidFromDigest.ts";
import { RAW } from "../content/profile.ts";
import { ColophonError } from "../errors/ColophonError.ts";
import type { Digest } from "../ids/digest.ts";
import { parseDigest } from "../ids/digest.ts";
import { resolveCredits } from "../rewards/resolveCredits.ts";
import type { RollWork } from "../rewards/types.ts";
import { LARGEST_PART } from "../roll/inputs/readInputs.ts";
import { writeInputs } from "../roll/inputs/writeInputs.ts";
import { LONGEST_MANIFEST, parseManifest } from "../roll/parseManifest.ts";
import type { Unverified } from "../roll/rollFacts.ts";
import { fetchFile } from "./fetchFile.ts";
import type { IpfsSource } from "./IpfsSource.ts";

/** Blocks fetched at the same time. */
const AT_ONCE = 8;

/** A closed roll with what it was read from, as the API's `/roll` gives it. */
export interface CollectedRoll {
  readonly campaign: number;
  readonly rollAt: number;
  readonly works: readonly (Omit<RollWork, "votes" | "score" | "parents" | "certifiedAt"> & {
    readonly manifest: string | null;
  })[];
  /** Contents of the campaign's works that aren't verified. `pending`: nobody has looked yet. */
  readonly unverified: readonly { readonly cid: string; readonly state: Unverified | "pending" }[];
  /** CIDs of the data of anchors that was read, in the order of the log. */
  readonly anchors: readonly string[];
}

/** Thrown when a roll can't be pinned as it stands. */
export class InputsNotReady extends ColophonError {
  constructor(why: string) {
    super({
      code: "inputs-not-ready",
      what: `What the roll was read from can't be pinned: ${why}.`,
      action: "Try again in a moment: the index may still be reading, or the IPFS gateway may be slow.",
    });
  }
}

/**
 * The CAR of a roll's inputs, to be published with its first statement: fetches manifests and anchors' data, checks that the roll's
 * credits are what these manifests say, and writes the one CAR.
 *
 * @throws {InputsNotReady} where roll and IPFS don't agree; {GatewayUnreachable}
 * @example
 * const car = await collectInputs(roll, { chainId, contract: deployment.contributions, ipfs });
 * const { cid } = await upload(relay, new Blob(car));
 */
export async function collectInputs(
  roll: CollectedRoll,
  from: {
    readonly chainId: number;
    readonly contract: string;
    readonly ipfs: IpfsSource;
    readonly signal?: AbortSignal;
  },
): Promise<Uint8Array<ArrayBuffer>[]> {
  const { chainId, contract, ipfs, signal } = from;
  const pending = roll.unverified.filter(({ state }) => state === "pending").length;
  if (pending > 0) throw new InputsNotReady(`the bytes of ${pending} works haven't been looked at yet`);
  const manifests = await fetchManifests(roll, ipfs, signal);
  for (const { id, author, manifest, credits } of roll.works) {
    const bytes = manifest === null ? undefined : manifests.get(parseDigest(manifest));
    const due = resolveCredits(author, bytes && parseManifest(bytes));
    if (JSON.stringify(due) === JSON.stringify(credits.map(({ account, bps }) => ({ account, bps })))) continue;
    throw new InputsNotReady(
      `the manifest of the work ${id} ${bytes === undefined ? "can't be had" : "says other credits"}`,
    );
  }
  const anchors: Uint8Array<ArrayBuffer>[] = [];
  for (const cid of roll.anchors) {
    const fetched = await fetchFile(ipfs, cid, { maxBytes: LARGEST_PART, keep: true, signal });
    if (fetched.state !== "verified" || fetched.bytes === null) {
      throw new InputsNotReady(`the anchor's data ${cid} was read by the index, and can't be had`);
    }
    anchors.push(fetched.bytes);
  }
  const unverified = roll.unverified.flatMap(({ cid, state }) => (state === "pending" ? [] : [[cid, state] as const]));
  const { campaign, rollAt } = roll;
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const inputs = { chainId, contract, campaign, rollAt, manifests: manifests.values(), anchors, unverified };
  for await (const piece of writeInputs(inputs)) pieces.push(piece);
  return pieces;
}

async function fetchManifests(roll: CollectedRoll, ipfs: IpfsSource, signal: AbortSignal | undefined) {
  const found = new Map<Digest, Uint8Array<ArrayBuffer>>();
  const left = [...new Set(roll.works.flatMap(({ manifest }) => (manifest === null ? [] : [parseDigest(manifest)])))];
  const worker = async () => {
    for (let digest = left.pop(); digest !== undefined; digest = left.pop()) {
      const options = { maxBytes: LONGEST_MANIFEST, keep: true, signal };
      const fetched = await fetchFile(ipfs, cidFromDigest(digest, RAW), options);
      if (fetched.state === "verified" && fetched.bytes !== null) found.set(digest, fetched.bytes);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return found;
}
