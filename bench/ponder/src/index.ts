import { ponder } from "ponder:registry";
import { campaign, content, contributor, document, fullContributor, fullWork, work } from "ponder:schema";
import { numberToHex } from "viem";

if (process.env.HANDLER === "full") {
  // What the product's index keeps of a work, row by row.
  ponder.on("Works:Contributed", async ({ event, context }) => {
    const { author, digest, header, manifest, parents } = event.args;
    const number = (header >> 64n) & 0xffff_ffffn;
    const codec = Number((header >> 4n) & 0xfn);
    const { timestamp } = event.block;
    await context.db.insert(fullWork).values({
      id: numberToHex(event.args.id, { size: 32 }),
      campaign: number,
      author,
      owner: author,
      digest,
      codec,
      kind: Number((header >> 8n) & 0xffn),
      aiUse: Number(header & 0xfn),
      config: numberToHex(header >> 96n, { size: 20 }),
      manifest,
      parents: parents.map((parent) => numberToHex(parent, { size: 32 })),
      childCount: 0,
      certifiedAt: timestamp,
      recordedAt: timestamp,
      evidence: "direct",
      proof: null,
      finalAt: timestamp + 60n,
      reviewEnds: 0n,
      appealsEnd: 0n,
      accepted: null,
      appeal: null,
      score: 0,
      block: event.block.number,
      logIndex: event.log.logIndex,
      transaction: event.transaction.hash,
      verification: "pending",
    });
    await context.db
      .insert(fullContributor)
      .values({ campaign: number, account: author, works: 1 })
      .onConflictDoUpdate((row) => ({ works: row.works + 1 }));
    await context.db
      .insert(campaign)
      .values({ id: number, works: 1 })
      .onConflictDoUpdate((row) => ({ works: row.works + 1 }));
    await context.db
      .insert(content)
      .values({ digest, codec, verification: "pending", nextAttempt: 0n })
      .onConflictDoNothing();
    await context.db
      .insert(document)
      .values({ digest: manifest, kind: "manifest", state: "pending", nextAttempt: 0n })
      .onConflictDoNothing();
  });
} else {
  // The least: one insert and one upsert.
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
}
