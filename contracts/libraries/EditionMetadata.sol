// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {IEditions} from "../interfaces/IEditions.sol";
import {MediaKind} from "../types/Settings.sol";
import {ContentId} from "./ContentId.sol";
import {MediaName} from "./MediaName.sol";

/// @title EditionMetadata
/// @notice Writes the metadata of editions and of their collection, on chain and without any free text.
library EditionMetadata {
    string private constant JSON = "data:application/json;base64,";

    string private constant DESCRIPTION =
        "A copy of the collective work of a campaign. Its price and its royalties go to everybody who contributed.";

    /// @notice By the OpenSea conventions: `image` (pictures) or `animation_url` (all other kinds, behind a drawn cover) is
    /// `ipfs://` and the CID. Nothing in it changes with sales, so that it is fixed as soon as the content is.
    function uri(uint32 campaign, IEditions.Content memory content) internal pure returns (string memory) {
        string memory number = Strings.toString(campaign);
        string memory kind = MediaName.nameOf(content.kind);
        string memory link = string.concat("ipfs://", ContentId.toCid(content.digest, content.codec));
        string memory media = content.kind == uint8(MediaKind.Image)
            ? string.concat('"image":"', link)
            : string.concat('"image":"', _cover(number, kind), '","animation_url":"', link);
        return _data(
            string.concat(
                '{"name":"Colophon edition ',
                number,
                '","description":"',
                DESCRIPTION,
                '",',
                media,
                '","attributes":[{"trait_type":"Campaign","value":"',
                number,
                '"},{"trait_type":"Media kind","value":"',
                kind,
                '"}]}'
            )
        );
    }

    /// @notice ERC-7572 metadata of the collection.
    function contractURI() internal pure returns (string memory) {
        return _data(
            string.concat('{"name":"Colophon editions","symbol":"EDITION","description":"', DESCRIPTION, '"}')
        );
    }

    /// @dev Ink on paper: what kind of work it is, and whose.
    function _cover(string memory number, string memory kind) private pure returns (string memory) {
        string memory svg = string.concat(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><rect width="400" height="400" fill="#f6f1e7"/>',
            '<g fill="#1d1b18" font-family="serif" text-anchor="middle"><text x="200" y="190" font-size="40">',
            kind,
            '</text><text x="200" y="240" font-size="24">edition ',
            number,
            "</text></g></svg>"
        );
        return string.concat("data:image/svg+xml;base64,", Base64.encode(bytes(svg)));
    }

    function _data(string memory json) private pure returns (string memory) {
        return string.concat(JSON, Base64.encode(bytes(json)));
    }
}
