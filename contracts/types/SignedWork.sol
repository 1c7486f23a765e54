// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {WorkHeader} from "./WorkHeader.sol";

/// @dev A work as its author signed it, to be shown by anybody.
struct SignedWork {
    /// Who made it, and signed.
    address author;
    /// The small fields; names the campaign, and the config hash it was signed under.
    WorkHeader header;
    /// sha2-256 digest of the content's root block.
    bytes32 digest;
    /// sha2-256 digest of the manifest (a raw block on IPFS); 0: none.
    bytes32 manifest;
    /// At most 16 distinct ids, each certified strictly earlier.
    uint256[] parents;
    /// The author's epoch when it signed, see {IContributions-epochOf}.
    uint32 epoch;
    /// Last second in which the signature is good (unix seconds): at its use, or for an anchored work at the anchor's time.
    uint64 deadline;
    /// 65 bytes (r, s, v) or 64 (EIP-2098); where the action allows smart accounts, whatever their ERC-1271 code takes.
    bytes signature;
}
