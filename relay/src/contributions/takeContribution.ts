import { and, eq, isNull, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { noSuchUpload, refusal, tooManyUploads } from "../problems.ts";
import type { Db } from "../store/openStore.ts";
import { awaits, type Message, messages, uploads, works } from "../store/tables.ts";
import type { CheckedContribution } from "./checkContribution.ts";
import { type Bound, countUse } from "./countUse.ts";

export interface TakeOptions {
  /** Unix seconds, by our clock. */
  now: number;
  /** Bytes of one account that may wait on the disk. */
  diskOfAccount: number;
  /** What it counts for. */
  bounds: readonly Bound[];
}

/**
 * Writes a checked contribution down, once, with the upload that it is of: it is there, for good, when this settles.
 *
 * @returns the message as it is kept; one that came before is given as it was
 * @throws {RelayProblem} `no-such-upload` `wrong-content` `already-taken` `parent-needed` `too-many-messages` `too-many-uploads`
 */
export async function takeContribution(db: Db, checked: CheckedContribution, options: TakeOptions): Promise<Message> {
  const { message, work, awaited, anchorWithin } = checked;
  const { now } = options;
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`relay ${message.signer}`}, 0))`);
    const [known] = await tx.select().from(messages).where(eq(messages.signed, message.signed));
    if (known !== undefined) return known;
    const size = await takeUpload(tx, checked, options);
    if (checked.root) await checkFirst(tx, checked);
    const taken = await tx
      .insert(works)
      .values({ ...work, size })
      .onConflictDoNothing()
      .returning({ signed: works.signed });
    if (taken.length === 0) throw await alreadyTaken(tx, checked);
    const [row] = await tx
      .insert(messages)
      .values({ ...message, takenAt: now, anchorBy: now + anchorWithin })
      .returning();
    if (row === undefined) throw new Error("the database wrote no row");
    if (awaited.length > 0) {
      await tx.insert(awaits).values(awaited.map((parent) => ({ signed: message.signed, parent })));
    }
    await countUse(tx, options.bounds, now);
    return row;
  });
}

/** Makes the upload this contribution's. @returns the file's size */
async function takeUpload(tx: Db, { message, work }: CheckedContribution, { now, diskOfAccount }: TakeOptions) {
  const [upload] = await tx.select().from(uploads).where(eq(uploads.id, work.upload)).for("update");
  if (upload === undefined || upload.state !== "whole") throw noSuchUpload(work.upload);
  if (upload.digest !== work.digest || upload.codec !== work.codec) {
    throw refusal(
      "wrong-content",
      "The upload is another file than the one that was signed.",
      "Name the right upload.",
    );
  }
  const [held] = await tx
    .select({ bytes: sql<string>`coalesce(sum(${uploads.size}), 0)` })
    .from(uploads)
    .where(eq(uploads.account, message.signer));
  if (Number(held?.bytes ?? 0) + upload.size > diskOfAccount) {
    throw tooManyUploads(600, "So many bytes of this account wait here to be anchored.");
  }
  await tx
    .update(uploads)
    .set({ state: "taken", account: message.signer, touchedAt: now })
    .where(eq(uploads.id, upload.id));
  return upload.size;
}

/** A story's first work goes without a parent: one of them. */
async function checkFirst(tx: Db, { message }: CheckedContribution): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`relay first ${message.campaign}`}, 0))`);
  const others = and(
    eq(messages.campaign, message.campaign),
    eq(messages.kind, "contributions"),
    isNull(messages.void),
  );
  if ((await tx.$count(messages, others)) === 0) return;
  throw refusal(
    "parent-needed",
    `Works in campaign ${message.campaign} build on each other, and its first is on its way.`,
    "Name the work that this one answers or continues; the first can be named once it is anchored.",
  );
}

async function alreadyTaken(tx: Db, { message, work }: CheckedContribution) {
  const [other] = await tx
    .select({ signer: messages.signer, signed: messages.signed })
    .from(works)
    .innerJoin(messages, eq(messages.signed, works.signed))
    .where(and(eq(works.id, work.id), eq(works.live, true)));
  const own = other?.signer === message.signer;
  return refusal(
    "already-taken",
    own
      ? "You have sent this very file before, in another message, and that is on its way."
      : "Somebody has sent this very file before you, and it is on its way.",
    own ? "There is nothing to do." : "If you made it, commit to your works before you show them to anybody.",
    own ? { signed: other.signed as Hex } : {},
  );
}
