// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Curation
/// @notice Verdicts on contributions, with reasons. The event log is the record.
/// @dev The last verdict on (id, author) before the review period ends counts; no verdict by then counts as
/// accepted with score 0. A verdict is bound to id *and* author: it falls away when authorship is corrected.
interface ICuration {
    /// @notice One verdict.
    struct Verdict {
        /// The contribution. It need not be minted yet, but its campaign must be the one under review.
        uint256 id;
        /// Whose work it is, as the curator saw it.
        address author;
        bool accepted;
        /// 0 … 10,000; 0 when rejected.
        uint16 score;
        /// 0 when accepted; else 1 off brief, 2 copy of another's work, 3 rights missing, 4 unsafe, 5 below the brief's bar,
        /// 6 undisclosed AI, 7 spam, 8 other (then a note is due).
        uint8 reason;
        /// sha2-256 digest of a note (a raw block on IPFS); 0: none.
        bytes32 note;
    }

    /// @notice A curator gave a verdict; it replaces earlier ones on the same id and author.
    event Reviewed(
        uint256 indexed id,
        address indexed author,
        address indexed curator,
        bool accepted,
        uint16 score,
        uint8 reason,
        bytes32 note
    );

    /// @notice Thrown when the caller may not review for the campaign.
    error NotCurator(uint32 campaign, address caller);
    /// @notice Thrown outside the review: from `opens` until the review period ends. Unix seconds.
    error OutsideReview(uint32 campaign, uint256 time, uint40 reviewEnds);
    /// @notice Thrown when a verdict is about another campaign's work.
    error OtherCampaign(uint32 campaign, uint256 id);
    /// @notice Thrown when score, reason and acceptance don't fit together.
    error BadVerdict(uint256 id, bool accepted, uint16 score, uint8 reason);
    /// @notice Thrown when a minted work has another author.
    error OtherAuthor(uint256 id, address given, address author);
    /// @notice Thrown when a batch is empty.
    error NoVerdicts();

    /// @notice Gives verdicts, at once, on any number of works of one campaign. By the brand or a curator, from `opens` until
    /// the review ends (curators may begin while the campaign is open; the last verdict counts).
    function review(uint32 campaign, Verdict[] calldata verdicts) external;
}
