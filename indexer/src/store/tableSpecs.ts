import { getTableColumns, getTableName, type InferSelectModel } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import * as chain from "./chainTables.ts";
import { contributionLeaves } from "./factTables.ts";

/** The tables whose rows change: kept exact over reorgs by pre-images. */
export const stateTables = {
  campaigns: chain.campaigns,
  curators: chain.curators,
  attributions: chain.attributions,
  anchors: chain.anchors,
  standingVerdicts: chain.standingVerdicts,
  appeals: chain.appeals,
  ballots: chain.ballots,
  voteTotals: chain.voteTotals,
  polls: chain.polls,
  pools: chain.pools,
  statements: chain.statements,
  claimed: chain.claimed,
  accountCredits: chain.accountCredits,
  signatureEpochs: chain.signatureEpochs,
  editions: chain.editions,
  editionBalances: chain.editionBalances,
  forwarders: chain.forwarders,
};

/** The tables that only grow: undone by their block. */
export const logTables = {
  campaignTerms: chain.campaignTerms,
  transfers: chain.transfers,
  supersessions: chain.supersessions,
  commitments: chain.commitments,
  signatureCancellations: chain.signatureCancellations,
  verdicts: chain.verdicts,
  bondReturns: chain.bondReturns,
  votes: chain.votes,
  editionSales: chain.editionSales,
  fundings: chain.fundings,
  proceeds: chain.proceeds,
  raises: chain.raises,
  statementTurns: chain.statementTurns,
  claims: chain.claims,
};

export type StateTable = keyof typeof stateTables;
export type LogTable = keyof typeof logTables;

/** What is derived from other rows (`works/`): never undone by pre-images, but derived anew. */
export const derivedTables = {
  works: chain.works,
  edges: chain.edges,
  contributors: chain.contributors,
  anchoredLeaves: chain.anchoredLeaves,
};

/** Derived counts that stand in chain tables; the chain's own writes leave them alone. */
const COUNTS = ["works", "minted", "contributors", "verified", "accepted", "rejected", "appealed"] as const;
interface DerivedColumns {
  campaigns: (typeof COUNTS)[number];
}
const derivedColumns: { [T in StateTable]?: readonly string[] } = { campaigns: COUNTS };

/** A row as handlers see it: without what is derived. */
export type StateRow<T extends StateTable> = Omit<
  InferSelectModel<(typeof stateTables)[T]>,
  T extends keyof DerivedColumns ? DerivedColumns[T] : never
>;
export type LogRow<T extends LogTable> = InferSelectModel<(typeof logTables)[T]>;

/** The parts of a primary key, in its columns' order. */
export type Key = readonly (string | number)[];

interface Column {
  /** In code. */
  field: string;
  /** In the database. */
  name: string;
  type: string;
}

export interface TableSpec {
  table: PgTable;
  name: string;
  columns: Column[];
  key: Column[];
}

const keyFields: { [T in StateTable]: string[] } = {
  campaigns: ["id"],
  curators: ["campaign", "account"],
  attributions: ["id"],
  anchors: ["campaign", "kind", "root", "config"],
  standingVerdicts: ["work", "author"],
  appeals: ["work", "author"],
  ballots: ["work", "voter"],
  voteTotals: ["work"],
  polls: ["campaign", "poll"],
  pools: ["campaign", "token"],
  statements: ["campaign", "token", "number"],
  claimed: ["campaign", "token", "account"],
  accountCredits: ["account", "token"],
  signatureEpochs: ["author"],
  editions: ["campaign"],
  editionBalances: ["campaign", "account"],
  forwarders: ["campaign"],
};

function specOf(table: PgTable, keys: string[], without: readonly string[]): TableSpec {
  const columns = Object.entries(getTableColumns(table))
    .filter(([field]) => !without.includes(field))
    .map(([field, column]) => ({ field, name: column.name, type: column.getSQLType() }));
  const key = keys.map((field) => {
    const column = columns.find((one) => one.field === field);
    if (!column) throw new Error(`${getTableName(table)} has no column ${field}`);
    return column;
  });
  return { table, name: getTableName(table), columns, key };
}

export const stateSpecs = new Map<StateTable, TableSpec>(
  (Object.keys(stateTables) as StateTable[]).map((name) => [
    name,
    specOf(stateTables[name], keyFields[name], derivedColumns[name] ?? []),
  ]),
);
export const logSpecs = new Map<LogTable, TableSpec>(
  (Object.keys(logTables) as LogTable[]).map((name) => [name, specOf(logTables[name], [], [])]),
);

/** The spec of the leaves of contributions, of which there are as many as of works. */
export const leafSpec = specOf(contributionLeaves, ["data", "leaf"], []);

/** The spec of a table of either sort. */
export function specFor(name: StateTable | LogTable): TableSpec {
  const spec = stateSpecs.get(name as StateTable) ?? logSpecs.get(name as LogTable);
  if (!spec) throw new Error(`no table ${name}`);
  return spec;
}

/** A row as JSON that PostgreSQL's `json_populate_recordset` reads back to the same values. */
export function encodeRow(spec: TableSpec, row: object): Record<string, unknown> {
  const encoded: Record<string, unknown> = {};
  const fields = row as Record<string, unknown>;
  for (const { field, name, type } of spec.columns) encoded[name] = encodeValue(type, fields[field]);
  return encoded;
}

function encodeValue(type: string, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return value.toString();
  if (type !== "bytea") return value;
  if (Array.isArray(value)) return `\\x${value.map((word: string) => word.slice(2)).join("")}`;
  return typeof value === "string" ? `\\x${value.slice(2)}` : value;
}
