import { parseAccount } from "../ids/account.ts";

/** Where a signature is good: one chain, one deployment. */
export interface SigningPlace {
  readonly chainId: number;
  /** The `Contributions` contract. */
  readonly contract: string;
}

/** The EIP-712 domain of every message of this protocol. */
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
