import { ponder } from "ponder:registry";
import { contributor, work } from "ponder:schema";

// What the product's index has to do at the least for a work: one insert and one upsert.
ponder.on("Works:Contributed", async ({ event, context }) => {
  const { id, author, digest, header, manifest } = event.args;
  await context.db.insert(work).values({
    id,
    author,
    digest,
    header,
    manifest,
    certifiedAt: event.block.timestamp,
    block: event.block.number,
    transaction: event.transaction.hash,
  });
  await context.db
    .insert(contributor)
    .values({ account: author, works: 1 })
    .onConflictDoUpdate((row) => ({ works: row.works + 1 }));
});
