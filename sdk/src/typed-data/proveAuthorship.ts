import { hashTypedData } from "viem";
import { type Account, parseAccount } from "../ids/account.ts";
import { type ContributionId, parseContributionId } from "../ids/contributionId.ts";
import { type Digest, parseDigest } from "../ids/digest.ts";
import { type ColophonDomain, colophonDomain, type SigningPlace } from "./domain.ts";
import { UnsignableMessage } from "./errors.ts";

/** A person reads this in the wallet; it's signed, so a page can't talk somebody into more. */
export const PROOF_PURPOSE =
  "I prove to the verifier named here that I am the author of this work. This signature moves nothing and permits nothing.";

export const PROVE_AUTHORSHIP_TYPES = {
  ProveAuthorship: [
    { name: "purpose", type: "string" },
    { name: "verifier", type: "string" },
    { name: "date", type: "string" },
    { name: "work", type: "uint256" },
    { name: "digest", type: "bytes32" },
    { name: "author", type: "address" },
    { name: "nonce", type: "string" },
  ],
} as const;

/** What an author proves, to whom, and when. */
export interface AuthorshipChallenge {
  /** Who asked: a name, a domain, an e-mail address. 1 to 200 characters on one line. */
  readonly verifier: string;
  /** In UTC to the second, `2026-03-01T12:00:00Z`: what the author says the date is. */
  readonly date: string;
  readonly work: ContributionId;
  /** sha2-256 digest of the content's root block. */
  readonly digest: Digest;
  readonly author: Account;
  /** The verifier's own words, if it gave any, so that an older proof can't be shown to it again; at most 200 characters. */
  readonly nonce: string;
}

export interface AuthorshipChallengeInput {
  readonly verifier: string;
  /** Text as above, or unix seconds. */
  readonly date: string | number;
  readonly work: string;
  readonly digest: string;
  readonly author: string;
  readonly nonce?: string | undefined;
}

/**
 * A challenge, checked field by field.
 *
 * @throws {UnsignableMessage} for a verifier that is empty, too long or hides characters, and a date that is none.
 * @throws {MalformedId}
 * @example toAuthorshipChallenge({ verifier: "gallery.example", date: 1772366400, work, digest, author })
 */
export function toAuthorshipChallenge(input: AuthorshipChallengeInput): AuthorshipChallenge {
  const verifier = oneLine("verifier", input.verifier, 200);
  if (verifier.trim() === "") {
    throw new UnsignableMessage("verifier", "Nobody is named to whom this proves something.", "Name the verifier.");
  }
  return {
    verifier,
    date: utcSecond(input.date),
    work: parseContributionId(input.work),
    digest: parseDigest(input.digest),
    author: parseAccount(input.author),
    nonce: oneLine("nonce", input.nonce ?? "", 200),
  };
}

export interface ProveAuthorshipTypedData {
  readonly domain: ColophonDomain;
  readonly types: typeof PROVE_AUTHORSHIP_TYPES;
  readonly primaryType: "ProveAuthorship";
  readonly message: {
    readonly purpose: typeof PROOF_PURPOSE;
    readonly verifier: string;
    readonly date: string;
    readonly work: bigint;
    readonly digest: Digest;
    readonly author: Account;
    readonly nonce: string;
  };
}

/**
 * The EIP-712 message of “prove it's mine”. It has a type of its own, so that no contract takes the signature for anything.
 *
 * @throws {UnsignableMessage}
 * @throws {MalformedId}
 */
export function proveAuthorshipTypedData(
  place: SigningPlace,
  input: AuthorshipChallengeInput,
): ProveAuthorshipTypedData {
  const challenge = toAuthorshipChallenge(input);
  return {
    domain: colophonDomain(place),
    types: PROVE_AUTHORSHIP_TYPES,
    primaryType: "ProveAuthorship",
    message: { purpose: PROOF_PURPOSE, ...challenge, work: BigInt(challenge.work) },
  };
}

/** The hash that the signature is over. */
export function hashProveAuthorship(place: SigningPlace, input: AuthorshipChallengeInput): `0x${string}` {
  return hashTypedData(proveAuthorshipTypedData(place, input));
}

function oneLine(field: string, value: string, most: number): string {
  if (typeof value !== "string" || value.length > most || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\p{Cs}/u.test(value)) {
    throw new UnsignableMessage(
      field,
      `The ${field} is longer than ${most} characters or holds line breaks or invisible characters.`,
      "Write it as one plain line.",
    );
  }
  return value;
}

function utcSecond(value: string | number): string {
  const time = typeof value === "number" ? value * 1000 : Date.parse(value);
  const text = Number.isFinite(time) && Math.abs(time) < 8.64e15 ? `${new Date(time).toISOString().slice(0, 19)}Z` : "";
  if (!/^\d{4}-.{14}Z$/.test(text) || (typeof value === "string" && value !== text)) {
    throw new UnsignableMessage(
      "date",
      "The date is not one in the form 2026-03-01T12:00:00Z.",
      "Give a time in UTC, to the second.",
      { date: value },
    );
  }
  return text;
}
