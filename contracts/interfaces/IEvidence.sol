// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnchorKind} from "../types/AnchorWord.sol";

/// @title Evidence
/// @notice Proof that a work was there before its token: commitments, which its author puts on chain before showing it to
/// anybody, and anchors, by which a relay puts thousands of signed works (or votes) on chain with one root.
/// @dev What an author trusts a relay with, and what not:
///
/// - safety: a leaf counts only with its author's signature, so a relay can't make anybody an author of anything;
/// - order: an anchor's time is its block's, and is never moved;
/// - liveness: a relay can leave a work out, or steal what it was sent and anchor it as its own. The first is answered by
///   {IContributions-contribute}, the second by committing first, and found out by the relay's receipt;
/// - whether an anchor's data can be had, and which of its leaves are valid, is settled off chain: a bad leaf is skipped alone.
interface IEvidence {
    /*//////////////////////////////////////////////////////////////
                                 EVENTS
    //////////////////////////////////////////////////////////////*/

    /// @notice A commitment was made for the first time, at the block's time.
    event Committed(uint32 indexed campaign, bytes32 indexed commitment);

    /// @notice A root was put on chain. Its leaves count from the block's time.
    /// @param kind What the leaves are.
    /// @param root Root of OpenZeppelin's `StandardMerkleTree` over `(uint256 index, bytes32 signed)`, where `signed` is the
    /// EIP-712 digest that the leaf's signer signed, and `index` its place in the data file, from 0.
    /// @param count How many leaves.
    /// @param data sha2-256 digest of the root block of the data file on IPFS, CID profile `unixfs-v1-2025`.
    /// @param codec Of that root block: 0 raw, 1 dag-pb.
    /// @param config The config hash that the relay names, and every contribution among the leaves has to.
    event Anchored(
        uint32 indexed campaign,
        AnchorKind indexed kind,
        bytes32 indexed root,
        uint32 count,
        bytes32 data,
        uint8 codec,
        bytes20 config
    );

    /*//////////////////////////////////////////////////////////////
                                 ERRORS
    //////////////////////////////////////////////////////////////*/

    /// @notice Thrown when no commitment is given.
    error NoCommitments();
    /// @notice Thrown when the caller is not the campaign's relay.
    error NotRelay(uint32 campaign, address caller);
    /// @notice Thrown when an anchor's root or data digest is zero, it has no leaves, or its codec is neither 0 nor 1.
    error BadAnchor(bytes32 root, uint32 count, bytes32 data, uint8 codec);
    /// @notice Thrown when this root was anchored before: its time stands.
    error AlreadyAnchored(bytes32 root, uint40 time);
    /// @notice Thrown when an anchor comes outside `[from, until)`. Unix seconds.
    error OutsideAnchoring(uint32 campaign, AnchorKind kind, uint256 time, uint256 from, uint256 until);
    /// @notice Thrown when contributions would be anchored for a sealed campaign: it takes commitments only.
    error SealedTakesNoAnchors(uint32 campaign);

    /*//////////////////////////////////////////////////////////////
                               COMMITTING
    //////////////////////////////////////////////////////////////*/

    /// @notice Puts commitments on chain, by anybody (they bind the author themselves), while the campaign's window is open.
    /// Fixes the campaign's settings. One that was made before keeps its time. The work can be shown under the terms of now,
    /// whatever the brand publishes later.
    /// @param commitments Each `keccak256(abi.encode(chain id, this contract, campaign, author, digest, salt))`, with a
    /// random salt of 32 bytes, without which the work could be guessed. Keep the salt: nothing else shows the commitment.
    function commit(uint32 campaign, bytes32[] calldata commitments) external;

    /*//////////////////////////////////////////////////////////////
                                ANCHORING
    //////////////////////////////////////////////////////////////*/

    /// @notice Puts one root for many signed leaves on chain, which fixes the settings. By the campaign's relay. Of
    /// contributions: while `opens` ≤ now < `closes` + 1 hour, never on a sealed campaign. Of votes: while
    /// `opens` ≤ now < `votesClose` + 1 hour. Of answers to polls: from `opens` on.
    /// @dev Trying again is safe: a root that is there already, under the same config hash, is refused.
    /// @param config The config hash that the leaves are signed under: the one in force, or one that gave way to new terms
    /// less than 1 hour ago; any other is refused ({IContributions-OtherConfig}). Terms that gave way before the campaign was
    /// locked count no more: settings could still change with them. {ICampaigns-lock} is open to anybody.
    function anchor(
        uint32 campaign,
        AnchorKind kind,
        bytes32 root,
        uint32 count,
        bytes32 data,
        uint8 codec,
        bytes20 config
    ) external;

    /*//////////////////////////////////////////////////////////////
                                 READING
    //////////////////////////////////////////////////////////////*/

    /// @notice When a commitment was made, in unix seconds; 0: never.
    function committedAt(uint32 campaign, bytes32 commitment) external view returns (uint40);
    /// @notice When a root was anchored, in unix seconds; 0: never. `config` is the config hash that the anchor names.
    function anchoredAt(uint32 campaign, AnchorKind kind, bytes32 root, bytes20 config) external view returns (uint40);
}
