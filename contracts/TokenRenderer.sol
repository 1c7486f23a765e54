// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {IContributions} from "./interfaces/IContributions.sol";
import {ITokenRenderer} from "./interfaces/ITokenRenderer.sol";
import {ContentId} from "./libraries/ContentId.sol";
import {MediaName} from "./libraries/MediaName.sol";
import {AiUse, MediaKind} from "./types/Settings.sol";

/// @title TokenRenderer
/// @notice See {ITokenRenderer}. Pure: it knows nothing but what it is handed.
/// @dev A deployment of its own only for size. {Contributions} makes it in its constructor, so nobody chooses it.
contract TokenRenderer is ITokenRenderer {
    using Strings for uint256;

    string private constant JSON = "data:application/json;base64,";

    string private constant DESCRIPTION =
        "An attribution token: it records who made this work, when, and from what. Selling the token moves neither authorship nor rewards.";

    /*//////////////////////////////////////////////////////////////
                                 TOKENS
    //////////////////////////////////////////////////////////////*/

    /// @inheritdoc ITokenRenderer
    function tokenURI(IContributions.Contribution calldata work, bool isFinal) external pure returns (string memory) {
        string memory json = string.concat(
            '{"name":"Colophon ',
            _shortName(work),
            '","description":"',
            DESCRIPTION,
            '",',
            _media(work),
            ',"attributes":[',
            _attributes(work, isFinal),
            "]}"
        );
        return string.concat(JSON, Base64.encode(bytes(json)));
    }

    /// @dev Pictures are the `image`; whatever needs a player or reader is the `animation_url`, behind a drawn cover.
    function _media(IContributions.Contribution calldata work) private pure returns (string memory) {
        string memory content = string.concat("ipfs://", ContentId.toCid(work.digest, work.codec));
        if (work.kind == uint8(MediaKind.Image)) return string.concat('"image":"', content, '"');

        return string.concat('"image":"', _cover(work), '","animation_url":"', content, '"');
    }

    function _attributes(IContributions.Contribution calldata work, bool isFinal)
        private
        pure
        returns (string memory)
    {
        return string.concat(
            _text("Campaign", uint256(work.campaign).toString()),
            ",",
            _text("Author", Strings.toChecksumHexString(work.author)),
            ',{"display_type":"date","trait_type":"Certified at","value":',
            uint256(work.certifiedAt).toString(),
            "},",
            _text("Media kind", MediaName.nameOf(work.kind)),
            ",",
            _text("AI use", _aiUseName(work.aiUse)),
            ",",
            _text("Status", isFinal ? "Final" : "Provisional")
        );
    }

    function _text(string memory trait, string memory value) private pure returns (string memory) {
        return string.concat('{"trait_type":"', trait, '","value":"', value, '"}');
    }

    /// @dev `campaign/first 32 bits of the digest`, such as `3/9f86d081`.
    function _shortName(IContributions.Contribution calldata work) private pure returns (string memory) {
        bytes memory digits = bytes((uint256(work.digest) >> 224).toHexString(4));
        bytes memory short = new bytes(8);
        for (uint256 i = 0; i < 8; ++i) {
            short[i] = digits[i + 2];
        }
        return string.concat(uint256(work.campaign).toString(), "/", string(short));
    }

    function _aiUseName(uint8 aiUse) private pure returns (string memory) {
        if (aiUse == uint8(AiUse.Assisted)) return "Assisted";
        if (aiUse == uint8(AiUse.Generated)) return "Generated";
        return "None";
    }

    /*//////////////////////////////////////////////////////////////
                                PICTURES
    //////////////////////////////////////////////////////////////*/

    /// @dev A printer's mark in ink on paper: the kind, the short name, and the digest's bytes as sixteen bars.
    function _cover(IContributions.Contribution calldata work) private pure returns (string memory) {
        string memory svg = string.concat(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><rect width="400" height="400" fill="#f6f1e7"/>',
            '<g fill="#1d1b18" font-family="serif" text-anchor="middle"><text x="200" y="110" font-size="40">',
            MediaName.nameOf(work.kind),
            '</text><text x="200" y="350" font-size="20" font-family="monospace">',
            _shortName(work),
            "</text>",
            _bars(work.digest),
            "</g></svg>"
        );
        return string.concat("data:image/svg+xml;base64,", Base64.encode(bytes(svg)));
    }

    function _bars(bytes32 digest) private pure returns (string memory bars) {
        for (uint256 i = 0; i < 16; ++i) {
            // Between 10 and 137 high, standing on one line.
            uint256 height = 10 + uint8(digest[i]) / 2;
            bars = string.concat(
                bars,
                '<rect x="',
                (60 + 18 * i).toString(),
                '" y="',
                (300 - height).toString(),
                '" width="10" height="',
                height.toString(),
                '"/>'
            );
        }
    }

    /*//////////////////////////////////////////////////////////////
                               COLLECTION
    //////////////////////////////////////////////////////////////*/

    /// @inheritdoc ITokenRenderer
    function contractURI() external pure returns (string memory) {
        return string.concat(
            JSON,
            Base64.encode(
                bytes(
                    string.concat(
                        '{"name":"Colophon","symbol":"COLOPHON","description":"Certified works of collaborative campaigns. ',
                        DESCRIPTION,
                        '"}'
                    )
                )
            )
        );
    }
}
