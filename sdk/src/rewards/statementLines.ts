import { z } from "zod";

/** Which format, and which version of it; a reader refuses others. */
export const STATEMENT_FORMAT = "colophon-statement";
export const STATEMENT_VERSION = 1;
/** No line can be longer (64 credits and 16 parents take about 12 KiB), in bytes. */
export const LONGEST_LINE = 65_536;

const hex = (bytes: number) =>
  z.string().regex(new RegExp(`^0x[0-9a-f]{${bytes * 2}}$`), `has to be 0x and ${bytes * 2} lower-case hex digits`);
const account = hex(20);
const whole = (most: number) => z.int().min(0).max(most);
/** Text, because amounts go beyond 2^53; without leading zeros, because there is one spelling. */
const amount = z
  .string()
  .regex(/^(0|[1-9]\d{0,38})$/, "has to be a decimal amount without sign or leading zeros")
  .refine((text) => text.length < 39 || BigInt(text) < 1n << 128n, "has to be below 2^128");
const bps = whole(10_000);
const cid = z.string().regex(/^b[a-z2-7]{8,126}$/, "has to be a CIDv1 in base32");

/** The first line: what the statement is about and was computed from. */
export const statementHeader = z.strictObject({
  format: z.literal(STATEMENT_FORMAT),
  v: z.literal(STATEMENT_VERSION),
  chainId: z.int().min(1),
  pool: account,
  campaign: z.int().min(1).max(0xffff_ffff),
  token: account,
  rule: z.strictObject({ equalBps: bps, curatedBps: bps, communityBps: bps, lineageBps: bps }),
  /** The roll: when it closed, and the last block before that. */
  rollAt: whole(2 ** 40 - 1),
  block: z.strictObject({ number: whole(Number.MAX_SAFE_INTEGER), hash: hex(32) }),
  /** CAR of everything off chain that was read (anchors' data, manifests); null where there is none. */
  inputs: cid.nullable(),
  /** The standing statement that this one adds to; null for a pool's first. */
  previous: z.strictObject({ statement: cid, total: amount }).nullable(),
  /** Cumulative total, and what of it this statement gives out. */
  total: amount,
  given: amount,
  root: hex(32),
  /** How many lines of each kind follow. */
  accounts: z.int().min(1),
  works: z.int().min(1),
  /** Name and version of the software, for people; nothing depends on it. */
  code: z
    .string()
    .regex(/^[\x21-\x7e]([\x20-\x7e]{0,78}[\x21-\x7e])?$/, "has to be 1 to 80 printable ASCII characters"),
});

/** An account and all that it earned from this pool so far. */
export const statementAccount = z.strictObject({ account, cumulative: amount });

/** A work and how its sum came about; see `WorkExplanation`. */
export const statementWork = z.strictObject({
  id: hex(32),
  author: account,
  certifiedAt: whole(2 ** 40 - 1),
  score: bps,
  votes: whole(Number.MAX_SAFE_INTEGER),
  equal: amount,
  curated: amount,
  community: amount,
  received: amount,
  remixes: whole(0xffff_ffff),
  parents: z.array(z.strictObject({ id: hex(32), amount, state: z.enum(["paid", "off-roll", "not-earlier"]) })).max(16),
  kept: amount,
  credits: z
    .array(z.strictObject({ account, bps: z.int().min(1).max(10_000), amount }))
    .min(1)
    .max(64),
});

export type StatementHeader = z.infer<typeof statementHeader>;
export type StatementAccountLine = z.infer<typeof statementAccount>;
export type StatementWorkLine = z.infer<typeof statementWork>;

/** One line of a statement file, with its number from 1. */
export type StatementLine =
  | { readonly kind: "header"; readonly line: number; readonly value: StatementHeader }
  | { readonly kind: "account"; readonly line: number; readonly value: StatementAccountLine }
  | { readonly kind: "work"; readonly line: number; readonly value: StatementWorkLine };
