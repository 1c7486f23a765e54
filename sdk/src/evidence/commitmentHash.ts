import { encodeAbiParameters, keccak256 } from "viem";
import { parseAccount } from "../ids/account.ts";
import { parseCampaignNumber } from "../ids/campaignNumber.ts";
import { type Digest, NO_DIGEST, parseDigest } from "../ids/digest.ts";
import { MalformedId } from "../ids/errors.ts";

export interface CommitmentInput {
  readonly chainId: number;
  /** The `Contributions` contract. */
  readonly contract: string;
  readonly campaign: number;
  /** Who will certify the work; nobody else can show this commitment. */
  readonly author: string;
  /** sha2-256 digest of the content's root block. */
  readonly digest: string;
  /** 32 random bytes ({@link randomSalt}), kept by the author: without them nothing shows the commitment. */
  readonly salt: string;
}

const FIELDS = [
  { type: "uint256" },
  { type: "address" },
  { type: "uint32" },
  { type: "address" },
  { type: "bytes32" },
  { type: "bytes32" },
] as const;

/**
 * A commitment: what an author puts on chain before showing a work to anybody. It is `keccak256(abi.encode(chain id,
 * contract, campaign, author, digest, salt))`, as `IEvidence.commit` has it.
 *
 * @throws {MalformedId} where a field isn't what it should be, or digest or salt are zero: a guessable commitment hides nothing.
 * @example
 * const salt = randomSalt();
 * const commitment = commitmentHash({ chainId, contract: deployment.contributions, campaign: 1, author, digest, salt });
 */
export function commitmentHash(input: CommitmentInput): Digest {
  return keccak256(
    encodeAbiParameters(FIELDS, [
      BigInt(input.chainId),
      parseAccount(input.contract),
      parseCampaignNumber(input.campaign),
      parseAccount(input.author),
      nonZero("digest", input.digest),
      parseSalt(input.salt),
    ]),
  ) as Digest;
}

/**
 * A commitment's salt from hex text. The error never shows what was given: a salt is a secret until the work is shown.
 *
 * @throws {MalformedId}
 */
export function parseSalt(value: unknown): Digest {
  if (typeof value !== "string" || !/^0x[0-9a-fA-F]{64}$/.test(value) || /^0x0+$/.test(value)) {
    throw new MalformedId("salt", "what was given", "0x and 64 hex digits, not all of them 0");
  }
  return parseDigest(value);
}

function nonZero(kind: string, value: string): Digest {
  const digest = parseDigest(value);
  if (digest === NO_DIGEST) throw new MalformedId(kind, value, "not zero");
  return digest;
}
