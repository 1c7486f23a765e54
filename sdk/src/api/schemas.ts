/**
 * What the HTTP API answers, as zod schemas: the API validates and documents itself with them, clients take the types.
 *
 * Conventions: amounts are decimal strings in the token's smallest unit; times are unix seconds; addresses are lower-case
 * 0x hex; contribution ids are 0x + 64 hex digits (campaign ‖ low 224 bits of the digest); digests are 0x + 64 hex digits;
 * the zero address as a token means ETH. Lists are keyset-paged: pass `next` back as `cursor`.
 *
 * Their schemas stand by subject in the files below; votes of one voter, disputes and explanations in files of their own.
 */
export * from "./anchorSchemas.ts";
export * from "./campaignSchemas.ts";
export * from "./commonSchemas.ts";
export * from "./documentSchemas.ts";
export * from "./poolSchemas.ts";
export * from "./rollSchemas.ts";
export * from "./statusSchemas.ts";
export * from "./workSchemas.ts";
