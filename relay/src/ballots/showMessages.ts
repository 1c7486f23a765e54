import type { RelayedMessage } from "@colophon/sdk/api/ballotSchemas.ts";
import { desc, eq, type SQL } from "drizzle-orm";
import type { Db } from "../store/openStore.ts";
import { type Batch, batches, type Message, messages } from "../store/tables.ts";
import type { ReceiptOf } from "./receiptSigner.ts";

/** So many at once: a voter's hundred credits buy no more that count, and answers rarely change so often. */
const MOST = 200;

/** What was taken, the newest first, with where it stands. */
export async function showMessages(db: Db, receiptOf: ReceiptOf, which: SQL | undefined): Promise<RelayedMessage[]> {
  const rows = await db
    .select({ message: messages, batch: batches })
    .from(messages)
    .leftJoin(batches, eq(batches.id, messages.batch))
    .where(which)
    .orderBy(desc(messages.seq))
    .limit(MOST);
  return Promise.all(
    rows.map(async ({ message, batch }) => ({
      receipt: await receiptOf(message),
      subject: message.subject,
      choice: message.choice,
      state: batch === null ? "waiting" : batch.state === "anchored" ? "anchored" : "batched",
      anchor: anchorOf(message, batch),
      trouble: batch?.trouble ?? null,
    })),
  );
}

function anchorOf({ leaf }: Message, batch: Batch | null): RelayedMessage["anchor"] {
  if (batch === null || batch.root === null || batch.data === null || leaf === null || batch.config === null)
    return null;
  const { root, data, config, time, transaction } = batch;
  return { root, leaf, config, data, time, transaction };
}
