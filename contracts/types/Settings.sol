// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @dev What a campaign allows of generative AI: anything; anything, disclosed (a work may not leave it
/// unsaid, and it always is said: `aiUse` is signed); nothing but works made without it.
enum AiPolicy {
    Any,
    Disclosed,
    None
}

/// @dev How contributions hang together. `Story` and `Remix` need a parent in the same campaign from the
/// second work on; `Open` and `Mosaic` never need one.
enum Format {
    Open,
    Mosaic,
    Story,
    Remix
}

/// @dev What a work is, for `tokenURI` and galleries. A number above `Model` is refused.
enum MediaKind {
    Other,
    Image,
    Video,
    Audio,
    Text,
    Model
}

/// @dev How much of a work a machine made, in its author's own words.
enum AiUse {
    None,
    Assisted,
    Generated
}

/// @dev Everything about a campaign that is fixed once it is live. Its hash, together with the current
/// terms, is the config hash that every contribution is signed under. Roles are not part of it.
struct Settings {
    /// First second in which contributions are taken (unix seconds, UTC).
    uint32 opens;
    /// First second in which they no longer are (unix seconds, UTC).
    uint32 closes;
    /// Length of the review, from `closes` (+ 7 days if sealed), in seconds.
    uint32 reviewPeriod;
    /// Length of the appeals after the review, in seconds: authors in the first half, the arbiter in the second.
    uint32 appealPeriod;
    /// How long a certified work stays provisional, in seconds, counted from its mint block.
    uint32 finality;
    /// Seconds after the roll within which only the brand may propose a statement; anyone may after that.
    uint32 settleWithin;
    /// Last second + 1 in which direct votes are taken (unix seconds, UTC); 0 where the rule has no community part.
    uint32 votesClose;
    /// Parts of a pool shared equally, by score and by votes, in basis points; they sum to 10,000.
    uint16 equalBps;
    uint16 curatedBps;
    uint16 communityBps;
    /// The lineage share λ that flows from a work to its parents, in basis points, at most 5,000.
    uint16 lineageBps;
    /// Royalty that `royaltyInfo` asks of a resale, in basis points, at most 1,000.
    uint16 royaltyBps;
    AiPolicy aiPolicy;
    Format format;
    /// Commit first, reveal after `closes`.
    bool sealedUntilClose;
    /// Merkle root of those who may vote; 0: every author with an accepted work.
    bytes32 voterRoot;
    /// Bond for an appeal, in wei, at most the deployment's cap.
    uint96 appealBond;
    /// What an edition of the collective work costs, and in which token (0: ETH). `editionCap` 0: no cap.
    address editionToken;
    uint128 editionPrice;
    uint32 editionCap;
}

/// @dev What a deployment asks of its campaigns' periods, given once to the constructor, so that a local chain can be
/// quick and a live one can't. A live one asks for the protocol's 3, 3 and 1 days.
struct Limits {
    /// Shortest review period, in seconds.
    uint32 reviewMin;
    /// Shortest appeal period, in seconds.
    uint32 appealMin;
    /// Shortest finality period, in seconds.
    uint32 finalityMin;
    /// Highest bond for an appeal, in wei.
    uint96 appealBondCap;
}
