/** What the API answers about a pool's statements and their disputes. Conventions as in `schemas.ts`. */
import { z } from "zod";
import { address, amount, cid, digest, statement, time } from "./schemas.ts";

/** The note that a transaction names (`sdk/src/evidence/transactionNote.ts`); null: none, or not looked up yet. Its bytes are for the reader to check. */
const note = z.object({ digest, cid }).nullable();

/** A stake on one side of a dispute; the first is the dispute itself, against the statement. */
export const stake = z.object({
  raiser: address,
  stands: z.boolean(),
  amount,
  note,
  time,
  transaction: digest,
});

/** What became of a proposal. `forfeited`: lost stakes that stay in the pool. */
export const statementTurn = z.object({
  kind: z.enum(["decided", "stood", "fell", "forfeited"]),
  /** Of the arbiter's decision. */
  stands: z.boolean().nullable(),
  amount: amount.nullable(),
  note,
  time,
  transaction: digest,
});

/** A statement with its dispute, if there was one; oldest first in both lists. */
export const disputedStatement = statement.extend({
  stakes: z.array(stake),
  turns: z.array(statementTurn),
});

/** `GET /v1/campaigns/{id}/statements/{token}`, newest first. */
export const poolStatementPage = z.object({ items: z.array(disputedStatement), next: z.string().nullable() });

export type ApiStake = z.infer<typeof stake>;
export type ApiStatementTurn = z.infer<typeof statementTurn>;
export type ApiDisputedStatement = z.infer<typeof disputedStatement>;
