import { sql } from "drizzle-orm";
import type { Hex } from "viem";
import { arrayParam } from "./arrayParam.ts";
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
  await askForWorks(tx, asking.get("attributions") ?? []);
  // The roll may be of what a work was before it was taken over.
  await askForWorks(tx, appended.get("supersessions") ?? []);
  for (const rows of encodedChunks("editions", asking.get("editions"))) {
    await tx.execute(
      sql`insert into contents (digest, codec, asked_by)
        select distinct digest, codec, campaign from json_populate_recordset(null::editions, ${rows}::json) on conflict do nothing`,
    );
  }
  for (const rows of encodedChunks("campaignTerms", appended.get("campaignTerms"))) {
    await tx.execute(
      sql`insert into documents (digest, kind, asked_by)
        select distinct terms, 'terms', campaign from json_populate_recordset(null::campaign_terms, ${rows}::json) on conflict do nothing`,
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
      sql`insert into anchor_files (data, codec, kind, count, asked_by)
        select distinct data, codec, kind, count, campaign from json_populate_recordset(null::anchors, ${rows}::json) on conflict do nothing`,
    );
    // A file that was read when no anchor had its root yet left no tree, which minting needs: it is read again.
    await tx.execute(
      sql`update anchor_files set next_attempt = 0 from json_populate_recordset(null::anchors, ${rows}::json) named
        where anchor_files.data = named.data and anchor_files.codec = named.codec and anchor_files.kind = named.kind
          and anchor_files.count = named.count and anchor_files.kind = 'contributions' and anchor_files.state = 'read'
          and anchor_files.root = named.root and not exists (select from trees where trees.root = named.root and trees.complete)`,
    );
  }
  for (const rows of encodedChunks("polls", asking.get("polls"))) {
    await tx.execute(
      sql`insert into documents (digest, kind, asked_by)
        select distinct poll, 'poll', campaign from json_populate_recordset(null::polls, ${rows}::json) on conflict do nothing`,
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

async function askForWorks(tx: Db, rows: readonly object[]): Promise<void> {
  const named = rows as readonly NamedContent[];
  for (const chunk of chunks(named)) {
    await askForContents(tx, chunk);
    await askForManifests(tx, chunk);
  }
}

interface NamedContent {
  campaign: number;
  digest: Hex;
  codec: number;
  manifest: Hex | null;
}

async function askForContents(tx: Db, rows: readonly NamedContent[]): Promise<void> {
  const contents = [...new Map(rows.map((row) => [`${row.digest}${row.codec}`, row])).values()];
  const digests = arrayParam(
    "bytea",
    contents.map(({ digest }) => digest),
  );
  const codecs = arrayParam(
    "smallint",
    contents.map(({ codec }) => codec),
  );
  const campaigns = arrayParam(
    "bigint",
    contents.map(({ campaign }) => campaign),
  );
  await tx.execute(
    sql`insert into contents (digest, codec, asked_by) select * from unnest(${digests}, ${codecs}, ${campaigns}) on conflict do nothing`,
  );
}

async function askForManifests(tx: Db, rows: readonly NamedContent[]): Promise<void> {
  const askedBy = new Map<Hex, number>();
  for (const { manifest, campaign } of rows) if (manifest) askedBy.set(manifest, campaign);
  if (askedBy.size === 0) return;
  await tx.execute(
    sql`insert into documents (digest, kind, asked_by)
      select digest, 'manifest', campaign
      from unnest(${arrayParam("bytea", [...askedBy.keys()])}, ${arrayParam("bigint", [...askedBy.values()])}) as named(digest, campaign)
      on conflict do nothing`,
  );
}

function* encodedChunks(name: StateTable | LogTable, rows: readonly object[] | undefined): Iterable<string> {
  const spec = specFor(name);
  for (const chunk of chunks(rows ?? [])) yield JSON.stringify(chunk.map((row) => encodeRow(spec, row)));
}
