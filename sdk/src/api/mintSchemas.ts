/** What it takes to bring an anchored work's token about; conventions as in `schemas.ts`. */
import { z } from "zod";
import { address, aiUse, config, contributionId, digest, mediaKind } from "./schemas.ts";

const codec = z.enum(["raw", "dag-pb"]);
const signature = z.string().regex(/^0x([0-9a-f]{128}|[0-9a-f]{130})$/, "expected 64 or 65 bytes");

/** One anchored work as the contract takes it: what its author signed, and where in which anchor. */
export const mintStep = z.object({
  id: contributionId,
  /** `mint`: there is no token. `supersede`: a later author's, which is still provisional, goes to this one's. */
  action: z.enum(["mint", "supersede"]),
  campaign: z.int(),
  config,
  author: address,
  digest,
  codec,
  kind: mediaKind,
  aiUse,
  /** Null: none. */
  manifest: digest.nullable(),
  parents: z.array(contributionId),
  epoch: z.int(),
  /** Unix seconds, as a decimal. */
  deadline: z.string().regex(/^\d{1,20}$/),
  signature,
  /** The anchor's root, the leaf's place in its file, and the siblings from the leaf up. */
  root: digest,
  index: z.int(),
  proof: z.array(digest),
});

export const mint = z.object({
  id: contributionId,
  /** `ready`: the steps do it. `minted`: the author has the token. `blocked`: `why` says what is in the way. */
  state: z.enum(["ready", "minted", "blocked"]),
  why: z.string().nullable(),
  /** In this order: ancestors that have no token yet, or a later author's, come first (decision 14); the work itself is last. */
  steps: z.array(mintStep),
  /** True: only the first steps are here. Ask again once they are done. */
  truncated: z.boolean(),
});

export type ApiMintStep = z.infer<typeof mintStep>;
export type ApiMint = z.infer<typeof mint>;
