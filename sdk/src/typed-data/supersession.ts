import { hashTypedData } from "viem";
import { type ColophonDomain, colophonDomain, type SigningPlace } from "./domain.ts";
import { WORK_FIELDS, type WorkMessage, type WorkMessageInput, workMessage } from "./workMessage.ts";

/** The struct of `IPrecedence.supersedeFor`: the fields of `Contribution` under a type of its own, so that neither signature is good for the other. */
export const SUPERSESSION_TYPES = { Supersession: WORK_FIELDS } as const;

/** What gets signed. */
export interface SupersessionTypedData {
  readonly domain: ColophonDomain;
  readonly types: typeof SUPERSESSION_TYPES;
  readonly primaryType: "Supersession";
  readonly message: WorkMessage;
}

/**
 * The EIP-712 message by which the earlier author takes a provisional token over and somebody else pays.
 *
 * @throws {UnsignableMessage} {MalformedId} {MalformedWorkHeader} as for a contribution.
 * @example
 * const data = supersessionTypedData(place, input);
 * await signer.signTypedData(data.domain, data.types, data.message);
 */
export function supersessionTypedData(place: SigningPlace, input: WorkMessageInput): SupersessionTypedData {
  const message = workMessage(input);
  return { domain: colophonDomain(place), types: SUPERSESSION_TYPES, primaryType: "Supersession", message };
}

/** The hash that the signature is over. */
export function hashSupersession(place: SigningPlace, input: WorkMessageInput): `0x${string}` {
  return hashTypedData(supersessionTypedData(place, input));
}
