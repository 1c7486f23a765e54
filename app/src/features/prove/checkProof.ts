import { type AuthorshipFault, checkAuthorship } from "@colophon/sdk/actions/checkAuthorship.ts";
import { type AuthorshipProof, parseAuthorshipProof } from "@colophon/sdk/typed-data/authorshipProof.ts";
import type { Client } from "viem";
import type { AppConfig } from "../../lib/config.ts";

/** Why a proof holds, or doesn't. */
export interface ProofCheck {
  readonly proof: AuthorshipProof;
  readonly holds: boolean;
  /** What was found wrong, a sentence each; empty where it holds. */
  readonly faults: readonly string[];
  /** When the chain says the work was certified, unix seconds; null where it doesn't know the work. */
  readonly certifiedAt: number | null;
}

const SENTENCES: Record<AuthorshipFault, string> = {
  "other-deployment": "It is about another chain or another contract than this page speaks for.",
  "unknown-work": "No such work was ever certified.",
  "bad-signature": "The signature isn't the named author's, or something in the proof was changed.",
  "other-author": "The chain names somebody else as the work's author.",
  "other-digest": "The proof names other bytes than the work's.",
};

/**
 * Checks a proof out of a link or a file: its form, its signature (a smart account is asked on chain), and whom the chain
 * names as the author of these bytes.
 *
 * @throws {MalformedProof} {ChainUnreachable}
 */
export async function checkProof(text: string, config: AppConfig, client: Client): Promise<ProofCheck> {
  const proof = parseAuthorshipProof(text);
  const result = await checkAuthorship(client, { deployment: config.deployment, proof });
  return {
    proof,
    holds: result.holds,
    faults: result.holds ? [] : result.faults.map((fault) => SENTENCES[fault]),
    certifiedAt: result.work?.certifiedAt ?? null,
  };
}
