import { hashTypedData } from "viem";
import { type Account, parseAccount } from "../ids/account.ts";
import { parseCampaignNumber } from "../ids/campaignNumber.ts";
import { campaignOfId, parseContributionId } from "../ids/contributionId.ts";
import { type CurationDomain, type CurationPlace, curationDomain } from "./domain.ts";
import { UnsignableMessage } from "./errors.ts";
import { ranged, UINT32_MAX, UINT64_MAX } from "./ranged.ts";

/** The most votes on one work that a voter's 100 credits pay for: their square is the cost. */
export const MOST_VOTES = 10;

/** The struct of `ICuration.voteHash`. */
export const VOTE_TYPES = {
  Vote: [
    { name: "campaign", type: "uint32" },
    { name: "voter", type: "address" },
    { name: "id", type: "uint256" },
    { name: "votes", type: "uint16" },
    { name: "epoch", type: "uint32" },
    { name: "deadline", type: "uint64" },
  ],
} as const;

export interface VoteInput {
  readonly campaign: number;
  readonly voter: string;
  /** The work; it need not be minted yet, but its campaign is the one voted in. */
  readonly id: string;
  /** 1 … 10. */
  readonly votes: number;
  /** The voter's epoch, from `epochOf`. */
  readonly epoch: number;
  /** Last second in which it may be anchored, in unix seconds. */
  readonly deadline: number | bigint;
}

export interface VoteTypedData {
  readonly domain: CurationDomain;
  readonly types: typeof VOTE_TYPES;
  readonly primaryType: "Vote";
  readonly message: {
    readonly campaign: number;
    readonly voter: Account;
    readonly id: bigint;
    readonly votes: number;
    readonly epoch: number;
    readonly deadline: bigint;
  };
}

/**
 * The EIP-712 message by which a voter votes without gas: a relay anchors it.
 *
 * @throws {UnsignableMessage} for a work of another campaign, votes, an epoch or a deadline out of range.
 * @throws {MalformedId}
 * @example
 * const data = voteTypedData(deployment, { campaign: 1, voter, id, votes: 3, epoch: 0, deadline });
 * await signer.signTypedData(data.domain, data.types, data.message);
 */
export function voteTypedData(place: CurationPlace, input: VoteInput): VoteTypedData {
  const campaign = parseCampaignNumber(input.campaign);
  const id = parseContributionId(input.id);
  if (campaignOfId(id) !== campaign) {
    throw new UnsignableMessage("id", `The work ${id} is not of campaign ${campaign}.`, "Vote in the work's campaign.");
  }
  return {
    domain: curationDomain(place),
    types: VOTE_TYPES,
    primaryType: "Vote",
    message: {
      campaign,
      voter: parseAccount(input.voter),
      id: BigInt(id),
      votes: Number(ranged("votes", input.votes, 1, MOST_VOTES)),
      epoch: Number(ranged("epoch", input.epoch, 0, UINT32_MAX)),
      deadline: ranged("deadline", input.deadline, 0, UINT64_MAX),
    },
  };
}

/** The hash that the signature is over. */
export function hashVote(place: CurationPlace, input: VoteInput): `0x${string}` {
  return hashTypedData(voteTypedData(place, input));
}
