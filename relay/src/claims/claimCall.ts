import { claimManyRequest } from "@colophon/sdk/actions/requests/claimManyRequest.ts";
import { claimRequest } from "@colophon/sdk/actions/requests/claimRequest.ts";
import type { ContractRequest, Contracts } from "@colophon/sdk/actions/requests/request.ts";
import type { Claim } from "../store/tables.ts";

/** What of a claim goes to the chain. */
export type ClaimTerms = Pick<Claim, "campaign" | "token" | "account" | "cumulative" | "proof">;

/** The call that pays claims: of one it says what is wrong, of many it skips what was paid before. */
export function claimCall(contracts: Pick<Contracts, "rewardPools">, claims: readonly ClaimTerms[]): ContractRequest {
  const [only, ...others] = claims;
  if (only === undefined) throw new Error("there are no claims to pay");
  if (others.length > 0) return claimManyRequest(contracts, { claims }) as ContractRequest;
  return claimRequest(contracts, only) as ContractRequest;
}
