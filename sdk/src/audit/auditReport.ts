import type { StatementDifference } from "../rewards/checkStatement.ts";
import type { OffRoll } from "../roll/placeWork.ts";
import type { FoundBlock } from "./blockBefore.ts";
import type { Proposal } from "./readProposals.ts";

/** One thing that an audit did, or does: told again with the same name while it goes on. */
export interface AuditStep {
  readonly name: string;
  readonly state: "running" | "done";
  /** What was read, how much of it, from where, and what matched. */
  readonly sentence: string;
}

/**
 * - `right`: file, root and inputs are what chain and IPFS lead to;
 * - `contested`: it follows from its inputs, but these say that something couldn't be had which can be had now;
 * - `wrong`: it doesn't follow, or its inputs can't be;
 * - `unavailable`: its file or its inputs can't be had, so nothing can be said.
 */
export type AuditResult = "right" | "contested" | "wrong" | "unavailable";

export interface AuditedStatement extends Proposal {
  readonly result: AuditResult;
  /** The first difference, or why nothing can be said; null where it is right. */
  readonly finding: string | null;
  /** Where file and computation differ; null for any other finding. */
  readonly difference: StatementDifference | null;
  readonly differences: number;
  /** How many works and accounts were compared. */
  readonly works: number;
  readonly accounts: number;
  /** CID of the inputs; null: the file pins none. */
  readonly inputs: string | null;
  /** What was taken on somebody's word, in plain sentences. */
  readonly trusted: readonly string[];
  /** Works that aren't on the roll, and why. */
  readonly off: readonly OffRoll[];
}

export interface AuditReport {
  readonly chainId: number;
  readonly campaign: number;
  readonly rollAt: number;
  /** The last block before the roll's time: what the roll was read up to. */
  readonly block: FoundBlock;
  readonly statements: readonly AuditedStatement[];
  /** The worst of all statements'. */
  readonly result: AuditResult;
  readonly steps: readonly AuditStep[];
}

const WORST: readonly AuditResult[] = ["wrong", "contested", "unavailable", "right"];

/** The worst of several results. */
export function worstOf(results: readonly AuditResult[]): AuditResult {
  return WORST.find((result) => results.includes(result)) ?? "right";
}
