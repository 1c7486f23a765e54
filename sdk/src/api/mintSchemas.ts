/** What it takes to mint the token of an anchored work. Conventions as in `schemas.ts`. */
import { z } from "zod";
import { leafPlace } from "./ballotSchemas.ts";
import { rootCodec } from "./intakeSchemas.ts";
import { address, aiUse, config, contributionId, digest, mediaKind, time } from "./schemas.ts";

/** One anchored work: what its author signed, its place in the anchor, and the proof of that. */
export const mintableWork = z.object({
  id: contributionId,
  title: z.string(),
  campaign: z.int(),
  config,
  author: address,
  digest,
  codec: rootCodec,
  kind: mediaKind,
  aiUse,
  manifest: digest.nullable(),
  parents: z.array(contributionId),
  epoch: z.int(),
  deadline: z.string(),
  signature: z.string(),
  anchor: leafPlace.extend({ time, block: z.int(), transaction: digest, proof: z.array(digest) }),
});

/**
 * `GET /v1/works/{id}/mint`: the works that are minted together, in the order of `mintAnchoredMany`: first the ancestors that have no
 * token, at last the work itself. Empty where the work is minted already.
 */
export const minting = z.object({ works: z.array(mintableWork) });

export type ApiMintableWork = z.infer<typeof mintableWork>;
export type ApiMinting = z.infer<typeof minting>;
