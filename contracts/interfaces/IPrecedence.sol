// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SignedWork} from "../types/SignedWork.sol";
import {WorkHeader} from "../types/WorkHeader.sol";

/// @title Precedence
/// @notice The earliest proof wins: works that are certified at the time of older evidence ({IEvidence}), and provisional
/// tokens that go to whoever shows it. Called at the address of {IContributions}.
interface IPrecedence {
    /*//////////////////////////////////////////////////////////////
                                 EVENTS
    //////////////////////////////////////////////////////////////*/

    /// @notice A work was certified at the time of older evidence: a commitment, or an anchor.
    /// @param evidence The commitment, or the anchor's root.
    /// @param certifiedAt When that was put on chain (unix seconds): the work's certified-at.
    event ContributedFromEvidence(
        uint256 indexed id,
        address indexed author,
        bytes32 indexed digest,
        WorkHeader header,
        bytes32 manifest,
        uint256[] parents,
        bytes32 evidence,
        uint40 certifiedAt
    );

    /// @notice A provisional token went to the author of strictly older evidence. Everything of the work is replaced;
    /// verdicts and appeals, which are bound to the author, fall away, votes stay.
    /// @param author The earlier author.
    /// @param digest Of the earlier author's work; its low 224 bits are the id's.
    /// @param evidence The commitment, or the anchor's root.
    /// @param certifiedAt When that was put on chain (unix seconds): the work's certified-at from here on.
    /// @param previous Who lost the token.
    event Superseded(
        uint256 indexed id,
        address indexed author,
        bytes32 indexed digest,
        WorkHeader header,
        bytes32 manifest,
        uint256[] parents,
        bytes32 evidence,
        uint40 certifiedAt,
        address previous
    );

    /// @notice ERC-4906: what `tokenURI` says has changed.
    event MetadataUpdate(uint256 tokenId);

    /*//////////////////////////////////////////////////////////////
                                 ERRORS
    //////////////////////////////////////////////////////////////*/

    /// @notice Thrown when a sealed campaign's work is shown outside `[from, until)`. All in unix seconds.
    error OutsideReveal(uint32 campaign, uint256 time, uint256 from, uint256 until);
    /// @notice Thrown when no anchor of contributions has the root that the leaf's proof leads to, under this config hash.
    error UnknownAnchor(uint32 campaign, bytes32 root, bytes20 config);
    /// @notice Thrown when the epoch that a signature names was not in force at that time (unix seconds).
    error EpochOver(address author, uint32 epoch, uint256 time);
    /// @notice Thrown when evidence is not strictly older than the token's certified-at. Both in unix seconds.
    error NotEarlier(uint256 id, uint256 evidenceAt, uint40 certifiedAt);
    /// @notice Thrown when a token that is final would be superseded. In unix seconds.
    error AlreadyFinal(uint256 id, uint40 finalAt);
    /// @notice Thrown when a batch is empty, or its lists have different lengths.
    error BadBatch(uint256 works, uint256 indexes, uint256 proofs);

    /*//////////////////////////////////////////////////////////////
                        CERTIFYING FROM EVIDENCE
    //////////////////////////////////////////////////////////////*/

    /// @notice Certifies a work by the caller, who committed to it earlier: certified-at is the commitment's time. Inside the
    /// window; on a sealed campaign, where nothing else is taken, from `closes` until 7 days after. Under any config hash that
    /// was in force at the commitment's time or since: new terms in front of it don't stop it.
    /// @param salt What the commitment was made with, see {IEvidence-commit}.
    function contributeCommitted(
        WorkHeader header,
        bytes32 digest,
        bytes32 manifest,
        uint256[] calldata parents,
        bytes32 salt
    ) external returns (uint256 id);

    /// @notice The same for an author who signed `Contribution`, see {contributeFor}; the caller pays.
    function contributeCommittedFor(SignedWork calldata work, bytes32 salt) external returns (uint256 id);

    /// @notice Mints an anchored work to its author, by anybody, at any time: certified-at is the anchor's time.
    /// @dev The author's signature (`Contribution`, by the author's key: smart accounts use {contributeFor}), deadline, epoch
    /// and window have to be good at the anchor's time, and its config hash the one that the anchor names; AI policy and
    /// parents as for any work. Parents have to be minted first: {mintAnchoredMany} mints them in the order given.
    /// @param index The leaf's place in the anchor's data file, from 0.
    /// @param proof The siblings, from the leaf up.
    function mintAnchored(SignedWork calldata work, uint256 index, bytes32[] calldata proof)
        external
        returns (uint256 id);

    /// @notice Mints anchored works, in the order given. Those whose id is certified already, by whomever, are passed over:
    /// {supersedeAnchored} takes a later author's token. Any other that doesn't hold makes the whole batch fail.
    /// @return minted How many were minted.
    function mintAnchoredMany(SignedWork[] calldata works, uint256[] calldata indexes, bytes32[][] calldata proofs)
        external
        returns (uint256 minted);

    /*//////////////////////////////////////////////////////////////
                               SUPERSEDING
    //////////////////////////////////////////////////////////////*/

    /// @notice Takes a provisional token over: the caller committed to the work strictly before the token's certified-at.
    /// @dev Approvals are cleared; finality begins anew, unless author and digest stay the same; config hash (one in force at the
    /// commitment's time or since), manifest and parents are what the earlier author says now. Goes by id, so that a token whose digest differs in its top 32 bits only can't stand in a work's way.
    function supersede(
        WorkHeader header,
        bytes32 digest,
        bytes32 manifest,
        uint256[] calldata parents,
        bytes32 salt
    ) external returns (uint256 id);

    /// @notice The same for an author who signed `Supersession` (the fields of `Contribution`); the caller pays.
    function supersedeFor(SignedWork calldata work, bytes32 salt) external returns (uint256 id);

    /// @notice Gives a provisional token to the author of a work that was anchored strictly before its certified-at, by
    /// anybody. What the leaf's author signed then holds.
    function supersedeAnchored(SignedWork calldata work, uint256 index, bytes32[] calldata proof)
        external
        returns (uint256 id);
}
