import { parseAccount } from "../ids/account.ts";

/** Where a signature is good: one chain, one deployment. */
export interface SigningPlace {
  readonly chainId: number;
  /** The `Contributions` contract. */
  readonly contract: string;
}

/** The EIP-712 domain of every message about a work. */
export interface ColophonDomain {
  readonly name: "Colophon";
  readonly version: "1";
  readonly chainId: number;
  readonly verifyingContract: `0x${string}`;
}

/** @throws {MalformedId} where the contract isn't an address. */
export function colophonDomain(place: SigningPlace): ColophonDomain {
  return { name: "Colophon", version: "1", chainId: place.chainId, verifyingContract: parseAccount(place.contract) };
}

/** Where a vote or an answer to a poll is good; any `Deployment` fits. */
export interface CurationPlace {
  readonly chainId: number;
  /** The `Curation` contract. */
  readonly curation: string;
}

/** The EIP-712 domain of votes and of answers to polls: `Curation` has its own. */
export interface CurationDomain {
  readonly name: "Colophon Curation";
  readonly version: "1";
  readonly chainId: number;
  readonly verifyingContract: `0x${string}`;
}

/** @throws {MalformedId} where the contract isn't an address. */
export function curationDomain(place: CurationPlace): CurationDomain {
  const verifyingContract = parseAccount(place.curation);
  return { name: "Colophon Curation", version: "1", chainId: place.chainId, verifyingContract };
}
