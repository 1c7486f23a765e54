/** What the API answers to "why did I get this?". Conventions as in `schemas.ts`; all of it is what a statement's file says. */
import { z } from "zod";
import { address, amount, cid, contributionId, digest, page, statement, time, token } from "./schemas.ts";

const bps = z.int().min(0).max(10_000);
const sum = z.string().regex(/^\d{1,78}$/, "expected a decimal number");

/** The statement that explains: its place on chain, its header, and what its work lines add up to. */
export const explainedStatement = z.object({
  campaign: z.int(),
  campaignTitle: z.string().nullable(),
  token,
  number: z.int(),
  state: statement.shape.state,
  root: digest,
  cid,
  claimableFrom: time,
  rule: z.object({ equalBps: bps, curatedBps: bps, communityBps: bps, lineageBps: bps }),
  rollAt: time,
  block: z.object({ hash: digest, number: z.int() }),
  inputs: cid.nullable(),
  previous: z.object({ statement: cid, total: amount }).nullable(),
  /** What all statements give out, this one included, and what this one does. */
  total: amount,
  given: amount,
  accounts: z.int(),
  works: z.int(),
  code: z.string(),
  sums: z.object({
    equal: amount,
    curated: amount,
    community: amount,
    score: sum,
    votes: sum,
    /** From remixes to their sources. */
    lineage: amount,
    /** How many works have a score, have votes, and received from remixes. */
    scored: z.int(),
    voted: z.int(),
    remixed: z.int(),
  }),
});

const workNumbers = {
  id: contributionId,
  /** Of its manifest as the index has it now; null where it has none. */
  title: z.string().nullable(),
  author: address,
  certifiedAt: time,
  score: bps,
  votes: z.int(),
  equal: amount,
  curated: amount,
  community: amount,
  received: amount,
  remixes: z.int(),
  kept: amount,
};

const parentState = z.enum(["paid", "off-roll", "not-earlier"]);

/** A work that names this one as a parent, and what this one received from it. */
export const explainedRemix = z.object({
  id: contributionId,
  title: z.string().nullable(),
  author: address,
  amount,
  /** Which of its named parents this one is, from 0. */
  ordinal: z.int(),
  state: parentState,
});

/** A work's whole line. */
export const explainedWork = z.object({
  ...workNumbers,
  parents: z.array(z.object({ id: contributionId, title: z.string().nullable(), amount, state: parentState })),
  credits: z.array(z.object({ account: address, bps, amount })),
});

/** One of an account's works, with its part of what the work kept. */
export const explainedPart = z.object({ ...workNumbers, passed: amount, bps, part: amount });

/** `GET /v1/statements/{root}/works/{id}`. */
export const workExplanation = z.object({
  statement: explainedStatement,
  work: explainedWork,
  /** Largest amounts first. */
  remixes: z.object({ items: z.array(explainedRemix), next: z.string().nullable() }),
});

/** `GET /v1/statements/{root}/accounts/{account}`. */
export const accountExplanation = z.object({
  statement: explainedStatement,
  account: address,
  /** By this statement and all before it; by those before it alone. */
  cumulative: amount,
  previous: amount,
  /** Statements of this pool that stood before this one and gave the account something, newest first (at most 50). */
  earlier: z.array(z.object({ number: z.int(), root: digest, cumulative: amount })),
  /** Its works added up: all amounts are whole works', but for `part`, which is the account's. */
  sums: z.object({
    works: z.int(),
    equal: amount,
    curated: amount,
    community: amount,
    received: amount,
    remixes: z.int(),
    passed: amount,
    kept: amount,
    part: amount,
  }),
  /** Largest parts first. */
  works: z.object({ items: z.array(explainedPart), next: z.string().nullable() }),
});

/** What a statement gives one account: `cumulative` by it and all before it, `previous` by those before it alone. */
export const statementAccount = z.object({ account: address, cumulative: amount, previous: amount });

/** `GET /v1/statements/{root}/accounts`: largest `cumulative` first, then by account. */
export const statementAccountPage = page(statementAccount).extend({
  /** On the statement, whatever the filter. */
  accounts: z.int(),
  /** What all of them have by it and all before it, and what it alone gives out. */
  total: amount,
  given: amount,
});

export type ApiExplainedStatement = z.infer<typeof explainedStatement>;
export type ApiExplainedWork = z.infer<typeof explainedWork>;
export type ApiExplainedPart = z.infer<typeof explainedPart>;
export type ApiExplainedRemix = z.infer<typeof explainedRemix>;
export type ApiWorkExplanation = z.infer<typeof workExplanation>;
export type ApiAccountExplanation = z.infer<typeof accountExplanation>;
export type ApiStatementAccount = z.infer<typeof statementAccount>;
export type ApiStatementAccountPage = z.infer<typeof statementAccountPage>;
