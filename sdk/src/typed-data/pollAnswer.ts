import { hashTypedData } from "viem";
import { type Account, parseAccount } from "../ids/account.ts";
import { parseCampaignNumber } from "../ids/campaignNumber.ts";
import { type Digest, NO_DIGEST, parseDigest } from "../ids/digest.ts";
import { type CurationDomain, type CurationPlace, curationDomain } from "./domain.ts";
import { UnsignableMessage } from "./errors.ts";
import { ranged, UINT32_MAX, UINT64_MAX } from "./ranged.ts";

/** The struct of `ICuration.pollAnswerHash`. */
export const POLL_ANSWER_TYPES = {
  PollAnswer: [
    { name: "campaign", type: "uint32" },
    { name: "poll", type: "bytes32" },
    { name: "voter", type: "address" },
    { name: "option", type: "uint16" },
    { name: "epoch", type: "uint32" },
    { name: "deadline", type: "uint64" },
  ],
} as const;

export interface PollAnswerInput {
  readonly campaign: number;
  /** sha2-256 digest of the poll's document. */
  readonly poll: string;
  readonly voter: string;
  /** One of the document's options, counted from 0. */
  readonly option: number;
  /** The voter's epoch, from `epochOf`. */
  readonly epoch: number;
  /** Last second in which it may be anchored, in unix seconds. */
  readonly deadline: number | bigint;
}

export interface PollAnswerTypedData {
  readonly domain: CurationDomain;
  readonly types: typeof POLL_ANSWER_TYPES;
  readonly primaryType: "PollAnswer";
  readonly message: {
    readonly campaign: number;
    readonly poll: Digest;
    readonly voter: Account;
    readonly option: number;
    readonly epoch: number;
    readonly deadline: bigint;
  };
}

/**
 * The EIP-712 message by which anybody answers a poll: an opinion, on which no money hangs.
 *
 * @throws {UnsignableMessage} for an empty poll, an option, an epoch or a deadline out of range.
 * @throws {MalformedId}
 * @example
 * const data = pollAnswerTypedData(deployment, { campaign: 1, poll, voter, option: 0, epoch: 0, deadline });
 * await signer.signTypedData(data.domain, data.types, data.message);
 */
export function pollAnswerTypedData(place: CurationPlace, input: PollAnswerInput): PollAnswerTypedData {
  const poll = parseDigest(input.poll);
  if (poll === NO_DIGEST)
    throw new UnsignableMessage("poll", "The poll's digest is zero.", "Name the poll's document.");
  return {
    domain: curationDomain(place),
    types: POLL_ANSWER_TYPES,
    primaryType: "PollAnswer",
    message: {
      campaign: parseCampaignNumber(input.campaign),
      poll,
      voter: parseAccount(input.voter),
      option: Number(ranged("option", input.option, 0, 0xffff)),
      epoch: Number(ranged("epoch", input.epoch, 0, UINT32_MAX)),
      deadline: ranged("deadline", input.deadline, 0, UINT64_MAX),
    },
  };
}

/** The hash that the signature is over. */
export function hashPollAnswer(place: CurationPlace, input: PollAnswerInput): `0x${string}` {
  return hashTypedData(pollAnswerTypedData(place, input));
}
