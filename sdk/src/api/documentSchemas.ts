/** The documents on IPFS that people write: terms, manifests, notes and polls. Conventions as in `schemas.ts`. */
import { z } from "zod";
import { address, cid } from "./commonSchemas.ts";

/** The terms document on IPFS (one raw block of JSON, at most 1 MiB): brief, guidelines and licence. */
export const terms = z.object({
  v: z.literal(1),
  title: z.string().min(1).max(120),
  brief: z.string().max(10_000),
  guidelines: z.string().max(20_000).default(""),
  licence: z.object({
    name: z.string().min(1).max(120),
    url: z.url().optional(),
    text: z.string().max(50_000).optional(),
  }),
  /** CID of a cover picture. */
  cover: cid.optional(),
  /** `open`: works show while they are in review; `reviewed`: only once accepted. */
  gallery: z.enum(["open", "reviewed"]).default("reviewed"),
});

/**
 * A scheme, a colon and something without blanks or control characters. Not a URL by the machine's own parser: each knows another edition of
 * Unicode, and money hangs on whether a manifest is valid.
 */
const link = z.string().regex(/^[A-Za-z][A-Za-z0-9+.-]*:[!-~\u0080-\u{10FFFF}]+$/u, "expected an absolute URL");

/** The manifest on IPFS (one raw block of JSON, at most 64 KiB). Missing or invalid: the author has 100 %. */
export const manifest = z.object({
  v: z.literal(1),
  title: z.string().min(1).max(200),
  description: z.string().max(5_000).default(""),
  /** Media type of the content, as its author's device named it. */
  mediaType: z.string().max(127).default("application/octet-stream"),
  /** Distinct accounts, each ≥ 1 bp, sum 10,000. Absent: the author has all. */
  credits: z
    .array(z.object({ account: address, bps: z.int().min(1).max(10_000), role: z.string().max(80).optional() }))
    .max(64)
    .optional(),
  links: z.array(link).max(16).optional(),
});

/** A curator's note on IPFS (one raw block of JSON, at most 64 KiB): why a work was rejected, in the curator's words. */
export const note = z.object({ v: z.literal(1), text: z.string().min(1).max(5_000) });

/** A poll's document on IPFS (one raw block of JSON, at most 64 KiB). Options are numbered from 0, and no two are the same. */
export const pollDocument = z.object({
  v: z.literal(1),
  question: z.string().min(1).max(300),
  options: z
    .array(z.string().min(1).max(120))
    .min(2)
    .max(32)
    .refine((options) => new Set(options).size === options.length, "two options are the same"),
});

export type Terms = z.infer<typeof terms>;
export type Manifest = z.infer<typeof manifest>;
export type Note = z.infer<typeof note>;
export type PollDocument = z.infer<typeof pollDocument>;
