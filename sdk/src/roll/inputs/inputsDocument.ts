import { z } from "zod";
import { isCid } from "./isCid.ts";

/** Which format, and which version of it; a reader refuses others. */
export const INPUTS_FORMAT = "colophon-inputs";
export const INPUTS_VERSION = 1;

const account = z.string().regex(/^0x[0-9a-f]{40}$/, "has to be 0x and 40 lower-case hex digits");
const cid = z.string().refine(isCid, "has to be a CIDv1 in base32, sha2-256, raw or dag-pb");
const whole = z.int().min(0);

/** The inputs' own document, the root of their CAR: whose they are, and what isn't a block. */
export const inputsDocument = z.strictObject({
  format: z.literal(INPUTS_FORMAT),
  v: z.literal(INPUTS_VERSION),
  chainId: z.int().min(1),
  /** `Contributions`. */
  contract: account,
  campaign: z.int().min(1).max(0xffff_ffff),
  rollAt: whole,
  /** How many manifests follow. */
  manifests: whole,
  /** The data of anchors that could be had, in the order of the log, each once. */
  anchors: z.array(cid),
  /** Ascending by CID: the contents that would be on the roll if they were verified. */
  unverified: z.array(z.strictObject({ cid, state: z.enum(["unavailable", "non-canonical"]) })),
});

export type InputsDocument = z.infer<typeof inputsDocument>;
