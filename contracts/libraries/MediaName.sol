// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MediaKind} from "../types/Settings.sol";

/// @title MediaName
/// @notice The word for a {MediaKind} in metadata.
library MediaName {
    /// @param kind Anything above the last kind is `Other`, too.
    function nameOf(uint8 kind) internal pure returns (string memory) {
        if (kind == uint8(MediaKind.Image)) return "Image";
        if (kind == uint8(MediaKind.Video)) return "Video";
        if (kind == uint8(MediaKind.Audio)) return "Audio";
        if (kind == uint8(MediaKind.Text)) return "Text";
        if (kind == uint8(MediaKind.Model)) return "Model";
        return "Other";
    }
}
