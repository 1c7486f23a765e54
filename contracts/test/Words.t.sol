// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {ContentId} from "../libraries/ContentId.sol";
import {CampaignWord, toCampaignWord} from "../types/CampaignWord.sol";
import {ContributionId, toContributionId} from "../types/ContributionId.sol";
import {AiPolicy, Format, Settings} from "../types/Settings.sol";
import {PastWord, toPastWord} from "../types/PoolWords.sol";
import {MOST_MINUTES, TokenWord, toTokenWord} from "../types/TokenWord.sol";
import {WorkHeader, toWorkHeader} from "../types/WorkHeader.sol";

/// @notice Packing loses nothing and mixes nothing up, whatever goes in.
contract WordsTest is Test {
    function testFuzz_idKeepsCampaignAndLowBits(uint32 campaign, bytes32 digest) public pure {
        ContributionId id = toContributionId(campaign, digest);

        assertEq(id.campaignOf(), campaign);
        assertEq(uint224(id.unwrap()), uint224(uint256(digest)));
    }

    function testFuzz_idsDifferWhereCampaignsDo(uint32 a, uint32 b, bytes32 digest) public pure {
        vm.assume(a != b);
        assertNotEq(toContributionId(a, digest).unwrap(), toContributionId(b, digest).unwrap());
    }

    function testFuzz_headerRoundTrips(bytes20 config, uint32 campaign, uint8 kind, uint8 codec, uint8 aiUse)
        public
        pure
    {
        (codec, aiUse) = (codec & 0xf, aiUse & 0xf);
        WorkHeader header = toWorkHeader(config, campaign, kind, codec, aiUse);

        assertEq(header.config(), config);
        assertEq(header.campaign(), campaign);
        assertEq(header.kind(), kind);
        assertEq(header.codec(), codec);
        assertEq(header.aiUse(), aiUse);
        assertEq(header.reserved(), 0);
    }

    /// @dev The fields that are signed and the reserved bits together are the whole word: nothing can hide between them.
    function testFuzz_headerHasNoOtherBits(uint256 raw) public pure {
        WorkHeader header = WorkHeader.wrap(raw);
        WorkHeader again = toWorkHeader(
            header.config(), header.campaign(), header.kind(), header.codec(), header.aiUse()
        );
        assertEq(WorkHeader.unwrap(again) | (header.reserved() << 16), raw);
    }

    function testFuzz_tokenWordRoundTrips(
        bytes32 digest,
        uint32 campaign,
        uint32 certifiedAt,
        uint32 finality,
        uint8 kind,
        bool dagPb,
        uint8 aiUse
    ) public pure {
        kind = kind & 0xf;
        aiUse = aiUse & 3;
        finality = uint32(bound(finality, 0, 30 days));
        vm.assume(certifiedAt != 0);
        WorkHeader header = toWorkHeader(0, campaign, kind, dagPb ? 1 : 0, aiUse);
        TokenWord word = toTokenWord(header, digest, certifiedAt, uint256(certifiedAt) + finality);

        assertTrue(word.isCertified());
        assertFalse(word.hasLeftAuthor());
        assertEq(word.digestOf(toContributionId(campaign, digest).unwrap()), digest);
        assertEq(word.certifiedAt(), certifiedAt);
        assertEq(word.kind(), kind);
        assertEq(word.codec(), dagPb ? 1 : 0);
        assertEq(word.aiUse(), aiUse);
        // Never a second too early, never a minute too late.
        assertGe(word.finalAt(), uint256(certifiedAt) + finality);
        assertLt(word.finalAt(), uint256(certifiedAt) + finality + 60);
    }

    function testFuzz_leavingChangesNothingElse(uint96 raw, uint256 id) public pure {
        TokenWord word = TokenWord.wrap(raw);
        TokenWord left = word.asLeftAuthor();

        assertTrue(left.hasLeftAuthor());
        assertEq(left.digestOf(id), word.digestOf(id));
        assertEq(left.certifiedAt(), word.certifiedAt());
        assertEq(left.finalAt(), word.finalAt());
        assertEq(left.kind(), word.kind());
        assertEq(left.codec(), word.codec());
        assertEq(left.aiUse(), word.aiUse());
    }

    /// @dev What wouldn't fit 22 bits of minutes (8 years) is final at mint rather than wrapped around.
    function testFuzz_tooLongIsFinalAtOnce(uint32 certifiedAt, uint256 beyond) public pure {
        beyond = bound(beyond, MOST_MINUTES * 60 + 1, 1_000 * 365 days);
        TokenWord word = toTokenWord(WorkHeader.wrap(0), bytes32(0), certifiedAt, certifiedAt + beyond);
        assertEq(word.finalAt(), certifiedAt);

        TokenWord longest = toTokenWord(WorkHeader.wrap(0), 0, certifiedAt, certifiedAt + MOST_MINUTES * 60);
        assertEq(longest.finalAt(), certifiedAt + MOST_MINUTES * 60);
    }

    /// @dev 2^22 minutes are one more than the field holds; the next field must not get the bit that doesn't fit.
    function test_oneMinuteTooManyIsFinalAtOnceAndChangesNoOtherField() public pure {
        WorkHeader header = toWorkHeader(0, 0, 2, 0, 0);
        uint256 most = ((1 << 22) - 1) * 1 minutes;
        for (uint256 beyond = most + 1; beyond <= most + 60; beyond += 59) {
            TokenWord word = toTokenWord(header, bytes32(0), 1, 1 + beyond);
            assertEq(word.finalAt(), 1);
            assertEq(word.kind(), 2);
        }
        assertEq(toTokenWord(header, bytes32(0), 1, 1 + most).finalAt(), 1 + most);
    }

    function testFuzz_campaignWordRoundTrips(
        bytes20 config,
        uint32 opens,
        uint32 closes,
        uint32 finality,
        uint8 policy,
        uint8 format,
        bool isSealed
    ) public pure {
        Settings memory settings;
        settings.opens = opens;
        settings.closes = closes;
        settings.finality = uint32(bound(finality, 0, 30 days));
        settings.aiPolicy = AiPolicy(policy % 3);
        settings.format = Format(format % 4);
        settings.sealedUntilClose = isSealed;
        CampaignWord word = toCampaignWord(config, settings);

        _assertHolds(word, config, settings);
        assertFalse(word.isLocked());
        assertFalse(word.isBegun());

        _assertHolds(word.asLocked(), config, settings);
        assertTrue(word.asLocked().isLocked());
        assertFalse(word.asLocked().isBegun());

        CampaignWord begun = word.asBegun();
        _assertHolds(begun, config, settings);
        assertTrue(begun.isLocked());
        assertEq(begun.isLinked(), settings.format == Format.Story || settings.format == Format.Remix);

        CampaignWord next = begun.withConfig(~config);
        _assertHolds(next, ~config, settings);
        assertTrue(next.isBegun());
    }

    function _assertHolds(CampaignWord word, bytes20 config, Settings memory settings) private pure {
        assertEq(word.config(), config);
        assertEq(word.opens(), settings.opens);
        assertEq(word.closes(), settings.closes);
        assertEq(word.finality(), settings.finality);
        assertEq(uint8(word.policy()), uint8(settings.aiPolicy));
        assertEq(word.isLinked(), settings.format == Format.Story || settings.format == Format.Remix);
        assertEq(word.isSealed(), settings.sealedUntilClose);
    }

    /// @dev Reads a CID back by other means than it was written: every character is five bits of a 290-bit number.
    function testFuzz_cidReadsBack(bytes32 digest, bool dagPb) public pure {
        bytes memory text = bytes(ContentId.toCid(digest, dagPb ? 1 : 0));
        assertEq(text.length, 59);
        assertEq(text[0], "b");

        bytes memory decoded = new bytes(37);
        for (uint256 bit = 0; bit < 290; ++bit) {
            uint8 value = _fiveBits(text[1 + bit / 5]);
            if ((value >> (4 - (bit % 5))) & 1 == 1) {
                decoded[bit / 8] |= bytes1(uint8(0x80 >> (bit % 8)));
            }
        }
        assertEq(decoded, abi.encodePacked(bytes4(dagPb ? bytes4(0x01701220) : bytes4(0x01551220)), digest, bytes1(0)));
    }

    function _fiveBits(bytes1 character) private pure returns (uint8) {
        uint8 c = uint8(character);
        if (c >= 0x61 && c <= 0x7a) return c - 0x61;
        require(c >= 0x32 && c <= 0x37, "not base32");
        return c - 0x32 + 26;
    }

    /// @dev When the roll closes and by when it is settled stay, whatever stood before.
    function testFuzz_pastWordRoundTrips(uint40 rollAt, uint40 settleBy, uint128 total, uint48 rootLow) public pure {
        PastWord word = toPastWord(rollAt, settleBy).withPrevious(1, 1).withPrevious(total, rootLow);

        assertEq(word.rollAt(), rollAt);
        assertEq(word.settleBy(), settleBy);
        assertEq(word.previousTotal(), total);
        assertEq(word.previousRootLow(), rootLow);
    }
}
