import { hashTypedData } from "viem";
import { type ColophonDomain, colophonDomain, type SigningPlace } from "./domain.ts";
import { WORK_FIELDS, type WorkMessage, type WorkMessageInput, workMessage } from "./workMessage.ts";

/** The struct of `IContributions.contributeFor`, field by field as wallets show it. */
export const CONTRIBUTION_TYPES = { Contribution: WORK_FIELDS } as const;

export type ContributionMessageInput = WorkMessageInput;

/** What gets signed. */
export interface ContributionTypedData {
  readonly domain: ColophonDomain;
  readonly types: typeof CONTRIBUTION_TYPES;
  readonly primaryType: "Contribution";
  readonly message: WorkMessage;
}

/**
 * The EIP-712 message by which an author certifies a work that somebody else pays for, now or from an anchor.
 *
 * @throws {UnsignableMessage} for an empty digest, too many, repeated or own parents, an epoch or deadline out of range.
 * @throws {MalformedId} and {MalformedWorkHeader} for fields that aren't what they should be.
 * @example
 * const data = contributionTypedData(place, input);
 * await walletClient.signTypedData({ account, ...data });             // viem
 * await signer.signTypedData(data.domain, data.types, data.message);  // ethers
 */
export function contributionTypedData(place: SigningPlace, input: ContributionMessageInput): ContributionTypedData {
  const message = workMessage(input);
  return { domain: colophonDomain(place), types: CONTRIBUTION_TYPES, primaryType: "Contribution", message };
}

/** The hash that the signature is over. */
export function hashContribution(place: SigningPlace, input: ContributionMessageInput): `0x${string}` {
  return hashTypedData(contributionTypedData(place, input));
}
