// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ContentId} from "../../libraries/ContentId.sol";
import {ContributionHash} from "../../libraries/ContributionHash.sol";
import {toContributionId} from "../../types/ContributionId.sol";
import {TokenWord} from "../../types/TokenWord.sol";
import {WorkHeader, toWorkHeader} from "../../types/WorkHeader.sol";

/// @title PureHarness
/// @notice Opens the internal pure functions to the tests that pin them against `test/vectors/`.
contract PureHarness {
    function cidOf(bytes32 digest, uint8 codec) external pure returns (string memory) {
        return ContentId.toCid(digest, codec);
    }

    function idOf(uint32 campaign, bytes32 digest) external pure returns (uint256) {
        return toContributionId(campaign, digest).unwrap();
    }

    function headerOf(bytes20 config, uint32 campaign, uint8 kind, uint8 codec, uint8 aiUse)
        external
        pure
        returns (WorkHeader)
    {
        return toWorkHeader(config, campaign, kind, codec, aiUse);
    }

    function structHashOf(
        address author,
        uint32 epoch,
        WorkHeader header,
        bytes32 digest,
        bytes32 manifest,
        uint256[] calldata parents,
        uint64 deadline
    ) external pure returns (bytes32) {
        return ContributionHash.hash(ContributionHash.CONTRIBUTION, author, epoch, header, digest, manifest, parents, deadline);
    }

    function readWord(TokenWord word, uint256 id)
        external
        pure
        returns (bytes32 digest, uint40 certifiedAt, uint40 finalAt, uint8 kind, uint8 codec, uint8 aiUse, bool left)
    {
        return (
            word.digestOf(id),
            word.certifiedAt(),
            word.finalAt(),
            word.kind(),
            word.codec(),
            word.aiUse(),
            word.hasLeftAuthor()
        );
    }
}
