/*
 * The EIP-712 types, written out here again from the contracts' documentation, and not taken from the code under test.
 */

/** `Contribution` of `IContributions`. */
export const CONTRIBUTION = {
  Contribution: [
    ["uint32", "campaign"],
    ["bytes20", "config"],
    ["address", "author"],
    ["bytes32", "digest"],
    ["uint8", "codec"],
    ["uint8", "kind"],
    ["uint8", "aiUse"],
    ["bytes32", "manifest"],
    ["uint256[]", "parents"],
    ["uint32", "epoch"],
    ["uint64", "deadline"],
  ].map(([type = "", name = ""]) => ({ type, name })),
};
/** `ICuration.voteHash`. */
export const VOTE = {
  Vote: [
    ["uint32", "campaign"],
    ["address", "voter"],
    ["uint256", "id"],
    ["uint16", "votes"],
    ["uint32", "epoch"],
    ["uint64", "deadline"],
  ].map(([type = "", name = ""]) => ({ type, name })),
};
/** `ICuration.pollAnswerHash`. */
export const POLL_ANSWER = {
  PollAnswer: [
    ["uint32", "campaign"],
    ["bytes32", "poll"],
    ["address", "voter"],
    ["uint16", "option"],
    ["uint32", "epoch"],
    ["uint64", "deadline"],
  ].map(([type = "", name = ""]) => ({ type, name })),
};
