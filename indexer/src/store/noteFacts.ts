import { sql } from "drizzle-orm";
import { chunks } from "./chunks.ts";
import type { Db } from "./openDatabase.ts";
import type { LogTable, StateTable } from "./tableSpecs.ts";
import { encodeRow, specFor } from "./tableSpecs.ts";

/**
 * Asks for the facts that new rows need (bytes of works, manifests, terms, statement files, tokens), and gives new works the
 * verification that is already known of their bytes.
 */
export async function noteFacts(
  tx: Db,
  added: ReadonlyMap<StateTable, readonly object[]>,
  appended: ReadonlyMap<LogTable, readonly object[]>,
): Promise<void> {
  for (const works of encodedChunks("works", added.get("works"))) await noteWorks(tx, works);
  for (const rows of encodedChunks("campaignTerms", appended.get("campaignTerms"))) {
    await tx.execute(
      sql`insert into documents (digest, kind) select distinct terms, 'terms' from json_populate_recordset(null::campaign_terms, ${rows}::json) on conflict do nothing`,
    );
  }
  for (const rows of encodedChunks("statements", added.get("statements"))) {
    await tx.execute(
      sql`insert into statement_files (campaign, token, root, statement, codec)
        select distinct campaign, token, root, statement, codec from json_populate_recordset(null::statements, ${rows}::json)
        where not "empty" on conflict do nothing`,
    );
  }
  for (const rows of encodedChunks("pools", added.get("pools"))) {
    await tx.execute(
      sql`insert into tokens (address, symbol, name, decimals, told)
        select distinct token, '', '', 0, false from json_populate_recordset(null::pools, ${rows}::json) on conflict do nothing`,
    );
  }
}

async function noteWorks(tx: Db, works: string): Promise<void> {
  await tx.execute(
    sql`insert into contents (digest, codec) select distinct digest, codec from json_populate_recordset(null::works, ${works}::json) on conflict do nothing`,
  );
  await tx.execute(
    sql`insert into documents (digest, kind) select distinct manifest, 'manifest' from json_populate_recordset(null::works, ${works}::json)
      where manifest is not null on conflict do nothing`,
  );
  await tx.execute(
    sql`with known as (
        update works set verification = contents.verification
        from contents, json_populate_recordset(null::works, ${works}::json) fresh
        where works.id = fresh.id and contents.digest = works.digest and contents.codec = works.codec and contents.verification <> 'pending'
        returning works.campaign, works.verification
      ), counted as (select campaign, count(*)::int as many from known where verification = 'verified' group by campaign)
      update campaigns set verified = verified + counted.many from counted where campaigns.id = counted.campaign`,
  );
}

function* encodedChunks(name: StateTable | LogTable, rows: readonly object[] | undefined): Iterable<string> {
  const spec = specFor(name);
  for (const chunk of chunks(rows ?? [])) yield JSON.stringify(chunk.map((row) => encodeRow(spec, row)));
}
