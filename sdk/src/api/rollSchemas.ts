/** The roll of a campaign. Conventions as in `schemas.ts`. */
import { z } from "zod";
import { address, cid, contributionId, digest, time } from "./commonSchemas.ts";
import { verification } from "./workSchemas.ts";

/** The input of the reward engine for one campaign: its roll. */
export const roll = z.object({
  campaign: z.int(),
  rollAt: time,
  closed: z.boolean(),
  block: z.int(),
  blockHash: digest,
  works: z.array(
    z.object({
      id: contributionId,
      author: address,
      certifiedAt: time,
      parents: z.array(contributionId),
      score: z.int(),
      votes: z.int(),
      credits: z.array(z.object({ account: address, bps: z.int() })),
      /** Of its manifest, which the credits are read from; null: none. */
      manifest: digest.nullable(),
    }),
  ),
  /** Contents of the campaign's works that aren't verified. `pending`: nobody has looked yet. */
  unverified: z.array(z.object({ cid, state: verification.exclude(["verified"]) })),
  /** The data of anchors that was read, in the order of the log. */
  anchors: z.array(cid),
});

export type ApiRoll = z.infer<typeof roll>;
