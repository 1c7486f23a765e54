// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IContributions} from "./IContributions.sol";

/// @title TokenRenderer
/// @notice Writes the metadata of tokens and of their collection, on chain and without any free text.
interface ITokenRenderer {
    /// @notice `data:application/json;base64,` metadata by the OpenSea conventions: `image` (pictures) or `animation_url` (all other
    /// kinds, behind a drawn cover) is `ipfs://` and the CID; attributes are campaign, author, certified at, media kind,
    /// AI use, and provisional or final.
    /// @param work What is known on chain about the work.
    /// @param isFinal Whether its finality period is over.
    function tokenURI(IContributions.Contribution calldata work, bool isFinal) external pure returns (string memory);

    /// @notice ERC-7572 metadata of the collection, as `data:application/json;base64,`.
    function contractURI() external pure returns (string memory);
}
