import type { Hex } from "viem";
import type { CertifyForParameters } from "./certifyForRequest.ts";
import { workArguments } from "./workArguments.ts";

/** A work with its author's signature, and the epoch that it was signed in: what {@link signContribution} returns. */
export type SignedWorkParameters = CertifyForParameters & {
  /** The author's epoch when it signed. */
  epoch: number;
};

/** A signed work with its place in an anchor. */
export type AnchoredWorkParameters = SignedWorkParameters & {
  /** The leaf's place in the anchor's data file, from 0. */
  index: number;
  /** The siblings, from the leaf up ({@link anchorTree}). */
  proof: readonly Hex[];
};

/**
 * The contracts' `SignedWork`.
 *
 * @throws {MalformedId} {MalformedWorkHeader}
 */
export function toSignedWork(work: SignedWorkParameters) {
  const [header, digest, manifest, parents] = workArguments(work);
  const { author, epoch, deadline, signature } = work;
  return { author, header, digest, manifest, parents, epoch, deadline, signature };
}
