import { cidFromDigest } from "../content/cidFromDigest.ts";
import { RAW } from "../content/profile.ts";
import type { Digest } from "../ids/digest.ts";
import type { RollCredit } from "../rewards/types.ts";
import { LONGEST_MANIFEST, parseManifest } from "../roll/parseManifest.ts";
import type { RollEvent } from "../roll/rollEvents.ts";
import type { RollFacts } from "../roll/rollFacts.ts";
import { fetchFile } from "./fetchFile.ts";
import type { IpfsSource } from "./IpfsSource.ts";

/** Manifests fetched at the same time. */
const AT_ONCE = 8;

/**
 * A roll's facts where no statement pins them: all manifests that works name as they can be had now (none, without a source), and
 * every work taken for verified.
 *
 * @returns `missing`: the manifests that were asked for and can't be had.
 * @throws {GatewayUnreachable}
 */
export async function readFactsAnew(from: {
  readonly events: readonly RollEvent[];
  readonly ipfs: IpfsSource | null;
  readonly signal?: AbortSignal | undefined;
}): Promise<{ facts: RollFacts; missing: ReadonlySet<Digest> }> {
  const { events, ipfs, signal } = from;
  const named = new Set<Digest>();
  for (const event of events) {
    if ((event.kind === "certified" || event.kind === "superseded") && event.manifest !== null)
      named.add(event.manifest);
  }
  const credits = new Map<Digest, readonly RollCredit[] | undefined>();
  const left = ipfs === null ? [] : [...named];
  const missing = new Set<Digest>();
  const worker = async () => {
    for (let manifest = left.pop(); manifest !== undefined && ipfs !== null; manifest = left.pop()) {
      const options = { maxBytes: LONGEST_MANIFEST, keep: true, signal };
      const fetched = await fetchFile(ipfs, cidFromDigest(manifest, RAW), options);
      if (fetched.state === "verified" && fetched.bytes !== null) credits.set(manifest, parseManifest(fetched.bytes));
      else missing.add(manifest);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { facts: { creditsOf: (manifest) => credits.get(manifest), unverified: new Map() }, missing };
}
