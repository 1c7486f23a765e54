/**
 * What is read from the chain: a pure function of the chain up to the cursor. Only `writeChanges` and `undoTo` write here
 * (the two columns marked "a fact" excepted, which follow the content of works and are kept by `content/`).
 */
export * from "./tables/campaignTables.ts";
export * from "./tables/curationTables.ts";
export * from "./tables/editionTables.ts";
export * from "./tables/evidenceTables.ts";
export * from "./tables/poolTables.ts";
export * from "./tables/workTables.ts";
