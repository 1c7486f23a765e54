import { aiUse, anchorKind, appealState, mediaKind, phase, standing, verification } from "@colophon/sdk/api/schemas.ts";
import type { Hex } from "viem";
import { z } from "zod";

/** Addresses and digests may be written in any case; they are kept in lower case. */
const lowered = (bytes: number) =>
  z
    .string()
    .regex(new RegExp(`^0x[0-9a-fA-F]{${bytes * 2}}$`), `expected 0x and ${bytes * 2} hex digits`)
    .transform((value) => value.toLowerCase() as Hex);

export const addressParam = lowered(20);
export const digestParam = lowered(32);
export const idParam = lowered(32);
/** A campaign's number as a path has it. */
export const campaignParam = z
  .string()
  .regex(/^[1-9]\d{0,9}$/, "expected a campaign's number, from 1")
  .transform(Number)
  .refine((number) => number <= 0xffff_ffff, "no campaign has a number that high");

export const paging = {
  cursor: z.string().min(1).max(512).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
};

const orAny = <T extends z.ZodEnum>(values: T) => z.union([values, z.literal("any")]);

export const workQuery = z.object({
  campaign: campaignParam.optional(),
  author: addressParam.optional(),
  owner: addressParam.optional(),
  credited: addressParam.optional(),
  standing: orAny(standing).default("accepted"),
  verification: orAny(verification).default("verified"),
  kind: mediaKind.optional(),
  aiUse: aiUse.optional(),
  parent: idParam.optional(),
  search: z.string().trim().min(1).max(100).optional(),
  sort: z.enum(["newest", "oldest", "score"]).default("newest"),
  ...paging,
});
export type WorkQuery = z.infer<typeof workQuery>;

export const campaignQuery = z.object({
  phase: phase.optional(),
  brand: addressParam.optional(),
  curator: addressParam.optional(),
  arbiter: addressParam.optional(),
  /** Brand, curator or arbiter: any of the three. */
  role: addressParam.optional(),
  ...paging,
});
export type CampaignQuery = z.infer<typeof campaignQuery>;

export const pagingQuery = z.object(paging);
export const anchorsQuery = z.object({ kind: anchorKind.optional(), ...paging });
export const statementAccountsQuery = z.object({ account: addressParam.optional(), ...paging });
export const appealsQuery = z.object({ state: appealState.optional(), ...paging });
export const ownAppealsQuery = z.object({ withdrawable: z.literal("true").optional(), ...paging });
export const claimsQuery = z.object({ campaign: campaignParam.optional(), ...paging });
