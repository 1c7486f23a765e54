import { sql } from "drizzle-orm";
import { chunks } from "./chunks.ts";
import type { Db } from "./openDatabase.ts";
import type { LogTable, StateTable } from "./tableSpecs.ts";
import { encodeRow, specFor } from "./tableSpecs.ts";

/**
 * Asks for the facts that rows need (bytes of works and editions, manifests, terms, polls, files of statements and anchors, tokens).
 *
 * @param asking rows that are new, or name other content than before
 */
export async function noteFacts(
  tx: Db,
  asking: ReadonlyMap<StateTable, readonly object[]>,
  appended: ReadonlyMap<LogTable, readonly object[]>,
): Promise<void> {
  for (const rows of encodedChunks("attributions", asking.get("attributions"))) {
    await askForWorks(tx, "attributions", rows);
  }
  // The roll may be of what a work was before it was taken over.
  for (const rows of encodedChunks("supersessions", appended.get("supersessions"))) {
    await askForWorks(tx, "supersessions", rows);
  }
  for (const rows of encodedChunks("editions", asking.get("editions"))) {
    await tx.execute(
      sql`insert into contents (digest, codec) select distinct digest, codec from json_populate_recordset(null::editions, ${rows}::json) on conflict do nothing`,
    );
  }
  for (const rows of encodedChunks("campaignTerms", appended.get("campaignTerms"))) {
    await tx.execute(
      sql`insert into documents (digest, kind) select distinct terms, 'terms' from json_populate_recordset(null::campaign_terms, ${rows}::json) on conflict do nothing`,
    );
  }
  for (const rows of encodedChunks("statements", asking.get("statements"))) {
    await tx.execute(
      // A root that is proposed once more may have no tree any more (`clearTrees`): its file is read again.
      sql`insert into statement_files (campaign, token, root, statement, codec)
        select distinct campaign, token, root, statement, codec from json_populate_recordset(null::statements, ${rows}::json)
        where not "empty" on conflict (campaign, token, root, statement, codec) do update set next_attempt = 0
        where statement_files.state = 'valid' and not exists (select from trees where trees.root = statement_files.root and trees.complete)`,
    );
  }
  for (const rows of encodedChunks("raises", appended.get("raises"))) {
    await tx.execute(
      sql`insert into transaction_notes ("transaction")
        select distinct "transaction" from json_populate_recordset(null::raises, ${rows}::json) on conflict do nothing`,
    );
  }
  for (const rows of encodedChunks("statementTurns", appended.get("statementTurns"))) {
    await tx.execute(
      sql`insert into transaction_notes ("transaction")
        select distinct "transaction" from json_populate_recordset(null::statement_turns, ${rows}::json)
        where kind = 'decided' on conflict do nothing`,
    );
  }
  for (const rows of encodedChunks("anchors", asking.get("anchors"))) {
    await tx.execute(
      sql`insert into anchor_files (data, codec, kind, count)
        select distinct data, codec, kind, count from json_populate_recordset(null::anchors, ${rows}::json) on conflict do nothing`,
    );
  }
  for (const rows of encodedChunks("polls", asking.get("polls"))) {
    await tx.execute(
      sql`insert into documents (digest, kind) select distinct poll, 'poll' from json_populate_recordset(null::polls, ${rows}::json) on conflict do nothing`,
    );
  }
  for (const rows of encodedChunks("campaigns", asking.get("campaigns"))) {
    await tx.execute(
      sql`insert into tokens (address, symbol, name, decimals, told)
        select distinct decode(substr(settings->>'editionToken', 3), 'hex'), '', '', 0, false
        from json_populate_recordset(null::campaigns, ${rows}::json) on conflict do nothing`,
    );
  }
  for (const rows of encodedChunks("pools", asking.get("pools"))) {
    await tx.execute(
      sql`insert into tokens (address, symbol, name, decimals, told)
        select distinct token, '', '', 0, false from json_populate_recordset(null::pools, ${rows}::json) on conflict do nothing`,
    );
  }
}

async function askForWorks(tx: Db, name: "attributions" | "supersessions", rows: string): Promise<void> {
  const named = sql`json_populate_recordset(null::${sql.identifier(name)}, ${rows}::json)`;
  await tx.execute(
    sql`insert into contents (digest, codec) select distinct digest, codec from ${named} on conflict do nothing`,
  );
  await tx.execute(
    sql`insert into documents (digest, kind) select distinct manifest, 'manifest' from ${named}
      where manifest is not null on conflict do nothing`,
  );
}

function* encodedChunks(name: StateTable | LogTable, rows: readonly object[] | undefined): Iterable<string> {
  const spec = specFor(name);
  for (const chunk of chunks(rows ?? [])) yield JSON.stringify(chunk.map((row) => encodeRow(spec, row)));
}
