import type { AnchoredWorkParameters } from "../actions/requests/signedWork.ts";
import type { RelayedContribution } from "../api/intakeSchemas.ts";

type Hex = `0x${string}`;

/**
 * What {@link mintAnchored} takes of a contribution that the relay has anchored; null where there is nothing to mint (yet).
 *
 * @example
 * const mintable = mintableOf(await readRelayed(relayUrl, receipt.signed));
 * if (mintable !== null) await mintAnchored(client, { deployment, ...mintable });
 */
export function mintableOf({ state, work, anchor }: RelayedContribution): AnchoredWorkParameters | null {
  if (state !== "anchored" || work === null || anchor?.proof == null) return null;
  const { campaign, config, author, digest, codec, kind, aiUse, manifest, parents, epoch, deadline, signature } = work;
  return {
    ...{ campaign, config, digest, codec, kind, aiUse, parents, epoch },
    author: author as Hex,
    manifest: manifest ?? undefined,
    deadline: BigInt(deadline),
    signature: signature as Hex,
    index: anchor.leaf,
    proof: anchor.proof as Hex[],
  };
}
