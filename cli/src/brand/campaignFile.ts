import { AI_POLICY, type AiPolicy, FORMAT, type Format } from "@colophon/sdk/ids/names.ts";
import { isAddress, zeroAddress } from "viem";
import { z } from "zod";
import { readDuration } from "./readDuration.ts";
import { readMoment } from "./readMoment.ts";
import { readShare } from "./readShare.ts";

/** A text that a reader understands; what it is otherwise, in words. */
function read<Value>(reader: (text: string) => Value | null, expected: string) {
  return z.string().transform((text, context): Value => {
    const value = reader(text);
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: `“${text.slice(0, 60)}” isn't ${expected}` });
    return z.NEVER;
  });
}

const duration = read(readDuration, "a length of time with its unit, like 14d, 36h or 90min");
const share = read(readShare, "a share with its unit, like 12.5% or 1250 bps");
const account = read(
  (text) => (isAddress(text) ? (text.toLowerCase() as `0x${string}`) : null),
  "an account: 0x and 40 hex digits (in mixed case its checksum has to be right)",
);

/** A moment, or a length of time after another one. */
export type When = { at: number } | { after: number };
const when = (base: string) =>
  read((text): When | null => {
    const trimmed = text.trim();
    if (trimmed.startsWith("+")) {
      const after = readDuration(trimmed.slice(1));
      return after === null ? null : { after };
    }
    const at = readMoment(trimmed);
    return at === null ? null : { at };
  }, `a moment like 2026-03-01 or 2026-03-01T18:00:00Z, or a length of time after ${base} like +14d`);

const names = <Name extends string>(map: Readonly<Record<Name, number>>) =>
  z.enum(Object.keys(map) as [Name, ...Name[]]);

/** Terms in a campaign file or a file of their own; the licence by name, where it is one of the known ones. */
export const termsFields = z.strictObject({
  v: z.literal(1).optional(),
  title: z.string(),
  brief: z.string(),
  guidelines: z.string().default(""),
  licence: z.union([
    z.string(),
    z.strictObject({ name: z.string(), url: z.string().optional(), text: z.string().optional() }),
  ]),
  cover: z.string().min(8).max(128).optional(),
  gallery: z.enum(["open", "reviewed"]).default("reviewed"),
});

export type TermsInput = z.output<typeof termsFields>;

/** A campaign as a brand writes it, documented in `docs/cli.md`; every quantity has its unit, and unknown fields are refused. */
export const campaignFile = z.strictObject({
  v: z.literal(1),
  opens: z.union([z.literal("now"), when("now")]),
  closes: when("the opening"),
  review: duration,
  appeals: duration,
  finality: duration,
  settle: duration,
  split: z.strictObject({ equal: share, curated: share, community: share }),
  lineage: share,
  royalty: share,
  votes: z
    .strictObject({ closes: when("the opening").optional(), voters: z.array(account).min(1).optional() })
    .optional(),
  ai: names<AiPolicy>(AI_POLICY),
  format: names<Format>(FORMAT),
  sealed: z.boolean().default(false),
  /** Such as `0.01 ETH`. */
  appealBond: z.string().default("0 ETH"),
  edition: z
    .strictObject({
      /** Such as `5 DEMO`. */
      price: z.string(),
      /** Null: any number. */
      cap: z.int().min(1).max(0xffff_ffff).nullable().default(null),
    })
    .optional(),
  arbiter: account.refine(
    (one) => one !== zeroAddress,
    "Nobody has the zero address: name somebody independent of you",
  ),
  curators: z.array(account).default([]),
  /** Null: none; left out: the relay that is configured. */
  relay: account.nullable().optional(),
  terms: termsFields.optional(),
});

export type CampaignInput = z.output<typeof campaignFile>;
