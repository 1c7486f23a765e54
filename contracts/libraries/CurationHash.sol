// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title CurationHash
/// @notice The EIP-712 struct hashes of what voters sign, see {ICuration-voteHash} and {ICuration-pollAnswerHash}.
library CurationHash {
    bytes32 internal constant VOTE_TYPEHASH =
        keccak256("Vote(uint32 campaign,address voter,uint256 id,uint16 votes,uint32 epoch,uint64 deadline)");

    bytes32 internal constant POLL_ANSWER_TYPEHASH = keccak256(
        "PollAnswer(uint32 campaign,bytes32 poll,address voter,uint16 option,uint32 epoch,uint64 deadline)"
    );

    function vote(uint32 campaign, address voter, uint256 id, uint16 votes, uint32 epoch, uint64 deadline)
        internal
        pure
        returns (bytes32)
    {
        return keccak256(abi.encode(VOTE_TYPEHASH, campaign, voter, id, votes, epoch, deadline));
    }

    function pollAnswer(
        uint32 campaign,
        bytes32 poll,
        address voter,
        uint16 option,
        uint32 epoch,
        uint64 deadline
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(POLL_ANSWER_TYPEHASH, campaign, poll, voter, option, epoch, deadline));
    }
}
